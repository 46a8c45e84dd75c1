package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.assessment.FindingsRefused.Fault;
import org.amaan.knowledge.assessment.FindingsRefused.Kind;

/** Which findings can be assessed by a profile. */
final class FindingsCheck {

  private FindingsCheck() {}

  /** The findings by their element, or a refusal that names every fault. */
  static Map<String, Finding> byElement(
      LegalProfile profile, List<Finding> findings, boolean withReasons) {
    Set<String> known =
        profile.offences().stream()
            .flatMap(offence -> offence.elements().stream())
            .map(Element::id)
            .collect(Collectors.toSet());
    Map<String, Finding> byElement = new LinkedHashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      for (Kind kind : faultsOf(finding, withReasons)) {
        faults.add(new Fault(i, kind));
      }
      if (!known.contains(finding.element())) {
        faults.add(new Fault(i, Kind.UNKNOWN_ELEMENT));
      } else if (byElement.putIfAbsent(finding.element(), finding) != null) {
        faults.add(new Fault(i, Kind.DUPLICATE_ELEMENT));
      }
    }
    if (!faults.isEmpty()) {
      throw new FindingsRefused(faults);
    }
    return byElement;
  }

  private static List<Kind> faultsOf(Finding finding, boolean withReasons) {
    List<Kind> faults = new ArrayList<>();
    if (withReasons && finding.reason().isBlank()) {
      faults.add(Kind.REASON_MISSING);
    }
    if (finding.reason().length() > Finding.MAX_REASON) {
      faults.add(Kind.REASON_TOO_LONG);
    }
    if (Math.max(finding.observations().size(), finding.evidence().size()) > Finding.MAX_LINKS) {
      faults.add(Kind.TOO_MANY_LINKS);
    }
    if (repeats(finding.observations()) || repeats(finding.evidence())) {
      faults.add(Kind.DUPLICATE_LINK);
    }
    return faults;
  }

  private static boolean repeats(List<UUID> links) {
    return new HashSet<>(links).size() < links.size();
  }
}
