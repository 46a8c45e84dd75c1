package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.assessment.Assessment.ReadAs;
import org.amaan.knowledge.assessment.Assessment.Reading;
import org.amaan.knowledge.assessment.Assessment.Result;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Definition.Persons;
import org.amaan.knowledge.law.Standing;
import org.amaan.knowledge.law.TimeOfActs;

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
    TimeOfActs time =
        file.time() == null ? TimeOfActs.notRecorded(profile.validFrom()) : file.time();
    List<ReasonedResult> reasoned =
        profile.definitions().stream()
            .map(definition -> result(profile, definition, findings, file, time))
            .toList();
    List<DefinitionResult> definitions = reasoned.stream().map(ReasonedResult::result).toList();
    boolean hasDefinitions = !definitions.isEmpty();
    return new Assessment(
        profile.id(),
        profile.version(),
        profile.confirmedByCounsel(),
        file.ageClass(),
        results,
        hasDefinitions ? time : null,
        definitions,
        hasDefinitions ? new Differences(profile, results, reasoned, time).sentences() : List.of());
  }

  private static Result result(
      LegalProfile profile, Offence offence, Map<String, Finding> findings, RecordedFindings file) {
    List<Reading> readings =
        measures(offence, file.ageClass()).stream()
            .map(
                readAs ->
                    reading(profile, weighing(profile, offence, findings, readAs), readAs, file))
            .toList();
    return new Result(offence.type(), offence.name(), readings.get(0).outcome(), readings);
  }

  private static ReasonedResult result(
      LegalProfile profile,
      Definition definition,
      Map<String, Finding> findings,
      RecordedFindings file,
      TimeOfActs time) {
    Offence offence = profile.offence(OffenceType.of(definition.kind()));
    Standing standing = definition.at(time);
    boolean dependsOnAge = offence.dependsOnAge() || definition.persons() == Persons.MINORS;
    List<DefinitionResult.Reading> readings = new ArrayList<>();
    List<List<Sentence>> decisive = new ArrayList<>();
    for (ReadAs readAs : measures(dependsOnAge, file.ageClass())) {
      DefinitionWeighing weighing =
          new DefinitionWeighing(
              definition,
              weighing(profile, offence, findings, readAs),
              standing,
              readAs == ReadAs.CHILD);
      DefinitionExplanation explanation = new DefinitionExplanation(profile, weighing, time);
      readings.add(
          new DefinitionResult.Reading(readAs, weighing.outcome(), explanation.sentences()));
      decisive.add(explanation.decisive());
    }
    return new ReasonedResult(
        new DefinitionResult(
            definition.id(),
            definition.kind(),
            definition.title(),
            standing,
            readings.get(0).outcome(),
            readings),
        decisive);
  }

  private static Weighing weighing(
      LegalProfile profile, Offence offence, Map<String, Finding> findings, ReadAs readAs) {
    return new Weighing(profile, offence, findings, readAs == ReadAs.CHILD);
  }

  private static List<ReadAs> measures(Offence offence, AgeClass ageClass) {
    return measures(offence.dependsOnAge(), ageClass);
  }

  // Who may be a child is protected as one, so the child's reading stands first.
  private static List<ReadAs> measures(boolean dependsOnAge, AgeClass ageClass) {
    if (!dependsOnAge) {
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
