package org.amaan.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidencePage;
import org.amaan.casework.api.model.PreservationItem;
import org.amaan.casework.api.model.PreservationList;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceNotFound;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.casework.observation.ObservationQueries;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.Preservation;
import org.amaan.knowledge.screening.ScreeningResult;
import org.amaan.knowledge.screening.Wording;
import org.amaan.knowledge.screening.Wordings;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the evidence of a case. For officers of the custodian unit and of agencies with a grant;
 * what another agency keeps to itself is not there. What shows something sealed is audited. Of a
 * closed or erased case nothing is opened.
 */
@ApplicationScoped
class EvidenceQueries {

  private final CasesInScope cases;
  private final EvidenceRepository evidence;
  private final EvidenceOfCase ofCase;
  private final ObservationQueries observations;
  private final Audit audit;

  EvidenceQueries(
      CasesInScope cases,
      EvidenceRepository evidence,
      EvidenceOfCase ofCase,
      ObservationQueries observations,
      Audit audit) {
    this.cases = cases;
    this.evidence = evidence;
    this.ofCase = ofCase;
    this.observations = observations;
    this.audit = audit;
  }

  @Transactional
  EvidencePage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = readable(caller, caseId);
    List<Chain> found = evidence.page(caseId, caller, limit + 1, after);
    List<Chain> shown = found.stream().limit(limit).toList();
    EvidencePage page = new EvidencePage(ofCase.shown(caller, file, shown, false));
    recordReading(caller, caseId, page.getItems());
    if (found.size() > limit) {
      Evidence last = shown.get(limit - 1).item();
      page.setNext(new Keyset(last.recordedAt(), last.id()).encode());
    }
    return page;
  }

  @Transactional
  EvidenceItem one(Caller caller, UUID caseId, UUID evidenceId) {
    CaseFile file = caseFile(caller, caseId);
    Chain chain = found(caller, caseId, evidenceId);
    EvidenceItem item = ofCase.shown(caller, file, List.of(chain), true).get(0);
    recordReading(caller, caseId, List.of(item));
    return item;
  }

  /** Refuses whom a verification refuses. */
  @Transactional
  void admit(Caller caller, UUID caseId) {
    readable(caller, caseId);
  }

  @Transactional
  PreservationList preservation(Caller caller, UUID caseId, Language language) {
    CaseFile file = readable(caller, caseId);
    List<Chain> chains = evidence.all(caseId, caller);
    Set<UUID> corrected = new HashSet<>();
    chains.forEach(chain -> Stream.ofNullable(chain.item().corrects()).forEach(corrected::add));
    List<Evidence> current =
        chains.stream().map(Chain::item).filter(item -> !corrected.contains(item.id())).toList();
    Map<String, List<String>> asked =
        observations.toPreserve(caller, file).stream()
            .collect(
                Collectors.toMap(
                    preserve -> preserve.item().id(), ScreeningResult.Preserve::because));
    Wordings wordings = Wordings.in(language);
    IndicatorCatalogue catalogue = IndicatorCatalogue.current();
    return new PreservationList(
        catalogue.version(),
        language,
        wordings.direction(),
        catalogue.preservation().stream()
            .map(
                item -> {
                  PreservationItem view =
                      preserved(
                          item,
                          wordings.of(item),
                          asked.getOrDefault(item.id(), List.of()),
                          current);
                  view.setAsked(file.isClosed() ? null : asked.containsKey(item.id()));
                  return view;
                })
            .toList());
  }

  private static PreservationItem preserved(
      Preservation item, Wording wording, List<String> because, List<Evidence> evidence) {
    List<UUID> by =
        evidence.stream()
            .filter(one -> item.id().equals(one.preserves()))
            .map(Evidence::id)
            .toList();
    return new PreservationItem(
        item.id(),
        wording.text(),
        wording.reviewed(),
        wording.english(),
        item.after(),
        because,
        !by.isEmpty(),
        by);
  }

  private Chain found(Caller caller, UUID caseId, UUID evidenceId) {
    Chain chain = evidence.find(evidenceId, caseId, caller).orElseThrow(EvidenceNotFound::new);
    Staff.requireOfficer(caller);
    return chain;
  }

  private CaseFile readable(Caller caller, UUID caseId) {
    CaseFile file = caseFile(caller, caseId);
    Staff.requireOfficer(caller);
    return file;
  }

  private CaseFile caseFile(Caller caller, UUID caseId) {
    return cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
  }

  private void recordReading(Caller caller, UUID caseId, List<EvidenceItem> items) {
    List<UUID> read =
        items.stream()
            .filter(item -> item.getDescription() != null)
            .map(EvidenceItem::getId)
            .toList();
    if (!read.isEmpty()) {
      audit.record(caller, "case.evidence-read", caseId, Map.of("evidence", read));
    }
  }
}
