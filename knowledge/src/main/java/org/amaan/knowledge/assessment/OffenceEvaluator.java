package org.amaan.knowledge.assessment;

import java.util.List;
import java.util.Map;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.assessment.Assessment.ReadAs;
import org.amaan.knowledge.assessment.Assessment.Reading;
import org.amaan.knowledge.assessment.Assessment.Result;

/**
 * Says what findings come to, for each offence of a profile, and why. It informs; people decide.
 */
public final class OffenceEvaluator {

  private OffenceEvaluator() {}

  /**
   * The same findings, in whatever order, have the same assessment.
   *
   * @throws FindingsRefused naming each finding that cannot be assessed
   */
  public static Assessment evaluate(LegalProfile profile, RecordedFindings file) {
    return evaluate(profile, file, FindingsCheck.byElement(profile, file.findings(), true));
  }

  /** The same of findings that were accepted before, without their reasons. */
  public static Assessment evaluateWithoutReasons(LegalProfile profile, RecordedFindings file) {
    return evaluate(profile, file, FindingsCheck.byElement(profile, file.findings(), false));
  }

  private static Assessment evaluate(
      LegalProfile profile, RecordedFindings file, Map<String, Finding> findings) {
    List<Result> results =
        profile.offences().stream()
            .map(offence -> result(profile, offence, findings, file))
            .toList();
    return new Assessment(
        profile.id(), profile.version(), profile.confirmedByCounsel(), file.ageClass(), results);
  }

  private static Result result(
      LegalProfile profile, Offence offence, Map<String, Finding> findings, RecordedFindings file) {
    Weighing weighing = new Weighing(profile, offence, findings);
    List<Reading> readings =
        measures(offence, file.ageClass()).stream()
            .map(readAs -> reading(profile, weighing, readAs, file))
            .toList();
    return new Result(offence.type(), offence.name(), readings.get(0).outcome(), readings);
  }

  // Who may be a child is protected as one, so the child's reading stands first.
  private static List<ReadAs> measures(Offence offence, AgeClass ageClass) {
    if (!offence.dependsOnAge()) {
      return List.of(ReadAs.ANY_AGE);
    }
    return switch (ageClass) {
      case ADULT -> List.of(ReadAs.ADULT);
      case CHILD -> List.of(ReadAs.CHILD);
      case UNKNOWN -> List.of(ReadAs.CHILD, ReadAs.ADULT);
    };
  }

  private static Reading reading(
      LegalProfile profile, Weighing weighing, ReadAs readAs, RecordedFindings file) {
    Offence offence = weighing.offence();
    List<Offence.Part> needs = readAs == ReadAs.CHILD ? offence.needsForAChild() : offence.needs();
    Outcome outcome = weighing.outcome(needs);
    return new Reading(
        readAs,
        outcome,
        outcome == Outcome.POSSIBLE ? weighing.missing(needs) : List.of(),
        new Explanation(profile, weighing, needs, readAs, file).sentences(outcome));
  }
}
