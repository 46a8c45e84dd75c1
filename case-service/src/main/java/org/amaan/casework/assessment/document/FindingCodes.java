package org.amaan.casework.assessment.document;

import static org.amaan.casework.assessment.document.Citable.Kind.EVIDENCE;
import static org.amaan.casework.assessment.document.Citable.Kind.OBSERVATION;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.assessment.Assessment;
import org.amaan.knowledge.assessment.Finding;
import org.amaan.knowledge.assessment.FindingValue;
import org.amaan.knowledge.assessment.OffenceEvaluator;
import org.amaan.knowledge.assessment.RecordedFindings;
import org.amaan.knowledge.law.TimeOfActs;
import org.jspecify.annotations.Nullable;

/**
 * What was found, in codes and links; of each reason, its digest.
 *
 * @param time null in what was written before the time of the acts was asked for
 * @param by the version of the country's rules; null in a draft that was written while it was
 *     always the case's
 */
public record FindingCodes(
    AgeClass ageClass,
    boolean consentMentioned,
    List<Code> findings,
    @Nullable TimeOfActs time,
    @Nullable ProfileId by) {

  /** A version of a legal profile. */
  public record ProfileId(String id, String version) {
    static ProfileId of(LegalProfile profile) {
      return new ProfileId(profile.id(), profile.version());
    }
  }

  /** One finding. */
  public record Code(
      String element,
      FindingValue value,
      String reasonDigest,
      List<UUID> observations,
      List<UUID> evidence) {}

  /** What a finding on an element points to. */
  public record Cited(String element, Citable.Kind kind, UUID id) {}

  /**
   * @param field where it stands, such as {@code findings[0].evidence[1]}
   */
  public record Link(Cited cited, String field) {}

  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Code code = findings.get(i);
      String field = "findings[" + i + "].";
      link(code.element(), OBSERVATION, code.observations(), field + "observations", links);
      link(code.element(), EVIDENCE, code.evidence(), field + "evidence", links);
    }
    return links;
  }

  private static void link(
      String element, Citable.Kind kind, List<UUID> ids, String field, List<Link> links) {
    for (int i = 0; i < ids.size(); i++) {
      links.add(new Link(new Cited(element, kind, ids.get(i)), field + "[" + i + "]"));
    }
  }

  public static FindingCodes of(LegalProfile by, RecordedFindings file, Reasons reasons) {
    return new FindingCodes(
        file.ageClass(),
        file.consentMentioned(),
        file.findings().stream()
            .map(
                finding ->
                    new Code(
                        finding.element(),
                        finding.value(),
                        reasons.on(finding.element()).digest(),
                        finding.observations(),
                        finding.evidence()))
            .toList(),
        file.time(),
        ProfileId.of(by));
  }

  /** By which rules it is assessed. */
  public LegalProfile profile(LegalProfile ofTheCase) {
    return by == null
        ? ofTheCase
        : LegalProfiles.find(by.id(), by.version())
            .orElseThrow(() -> new IllegalStateException("no profile " + by.id()));
  }

  /** What it comes to, which does not depend on the words. */
  public Assessment assessedBy(LegalProfile profile) {
    return OffenceEvaluator.evaluateWithoutReasons(profile, withReasons(element -> ""));
  }

  /** As the evaluator takes it. */
  RecordedFindings withReasons(UnaryOperator<String> ofElement) {
    return new RecordedFindings(
        ageClass,
        consentMentioned,
        findings.stream()
            .map(
                code ->
                    new Finding(
                        code.element(),
                        code.value(),
                        ofElement.apply(code.element()),
                        code.observations(),
                        code.evidence()))
            .toList(),
        time);
  }

  /** Whether these are the reasons of these findings, all of them. */
  public boolean isReasonedBy(Reasons reasons) {
    return findings.stream().allMatch(code -> reasons.has(code.element(), code.reasonDigest()));
  }
}
