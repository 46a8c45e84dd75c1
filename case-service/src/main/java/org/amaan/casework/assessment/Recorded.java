package org.amaan.casework.assessment;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.assessment.Finding;
import org.amaan.knowledge.assessment.FindingValue;
import org.amaan.knowledge.assessment.RecordedFindings;

/** What was found, in codes and links; of each reason, its digest. */
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Assessment;
record Recorded(AgeClass ageClass, boolean consentMentioned, List<Code> findings) {

import org.amaan.knowledge.assessment.OffenceEvaluator;
  /** One finding. */
  record Code(
      String element,
      FindingValue value,
      String reasonDigest,
      List<UUID> observations,
      List<UUID> evidence) {}

  static Recorded of(RecordedFindings file, Reasons reasons) {
    return new Recorded(
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
            .toList());
  }

  /** What it comes to, which does not depend on the words. */
  Assessment assessedBy(LegalProfile profile) {
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
            .toList());
  }

  /** Whether these are the reasons of these findings, all of them. */
  boolean isReasonedBy(Reasons reasons) {
    return findings.stream().allMatch(code -> reasons.has(code.element(), code.reasonDigest()));
  }
}
