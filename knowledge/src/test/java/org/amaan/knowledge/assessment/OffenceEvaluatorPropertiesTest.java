package org.amaan.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.assessment.Assessment.Reading;
import org.amaan.knowledge.assessment.Assessment.Result;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Mark;
import org.amaan.knowledge.law.Standing;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.TimeOfActs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Holds for any findings, by any profile; {@code -Damaan.seed=…} repeats a run. */
class OffenceEvaluatorPropertiesTest {

  private static final int FILES = 400;
  private static final long SEED = Long.getLong("amaan.seed", System.nanoTime());

  private interface Property {
    void holds(LegalProfile profile, RecordedFindings file, Random random);
  }

  @RepeatedTest(5)
  void aStrongerFindingNeverWeakensAResult(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          if (file.findings().isEmpty()) {
            return;
          }
          List<Finding> stronger = new ArrayList<>(file.findings());
          int at = random.nextInt(stronger.size());
          Finding finding = stronger.get(at);
          FindingValue[] values = FindingValue.values();
          int weaker = finding.value().ordinal();
          FindingValue value = values[weaker + random.nextInt(values.length - weaker)];
          stronger.set(at, Files.finding(finding.element(), value));
          assertNoWeaker(
              OffenceEvaluator.evaluate(profile, file),
              OffenceEvaluator.evaluate(
                  profile,
                  new RecordedFindings(
                      file.ageClass(), file.consentMentioned(), stronger, file.time())));
        });
  }

  @RepeatedTest(5)
  void theOrderOfFindingsDoesNotMatter(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          List<Finding> shuffled = new ArrayList<>(file.findings());
          Collections.shuffle(shuffled, random);
          assertThat(
                  OffenceEvaluator.evaluate(
                      profile,
                      new RecordedFindings(
                          file.ageClass(), file.consentMentioned(), shuffled, file.time())))
              .isEqualTo(OffenceEvaluator.evaluate(profile, file));
        });
  }

  /** To say that one does not know is to say nothing. */
  @RepeatedTest(5)
  void notKnownIsTheSameAsNoFinding(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          List<Finding> known = new ArrayList<>(file.findings());
          known.removeIf(finding -> finding.value() == FindingValue.UNKNOWN);
          RecordedFindings fewer =
              new RecordedFindings(file.ageClass(), file.consentMentioned(), known, file.time());
          assertThat(outcomes(OffenceEvaluator.evaluate(profile, fewer)))
              .isEqualTo(outcomes(OffenceEvaluator.evaluate(profile, file)));
        });
  }

  @RepeatedTest(5)
  void anAdultsReadingIsNeverStrongerThanAChilds(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) ->
            assertNoWeaker(
                OffenceEvaluator.evaluate(profile, aged(file, AgeClass.ADULT)),
                OffenceEvaluator.evaluate(profile, aged(file, AgeClass.CHILD))));
  }

  @RepeatedTest(5)
  void anUnknownAgeShowsWhatAChildsAndAnAdultsWouldShow(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          Assessment unknown = OffenceEvaluator.evaluate(profile, aged(file, AgeClass.UNKNOWN));
          Assessment child = OffenceEvaluator.evaluate(profile, aged(file, AgeClass.CHILD));
          Assessment adult = OffenceEvaluator.evaluate(profile, aged(file, AgeClass.ADULT));
          for (Result result : unknown.results()) {
            assertThat(result.outcome()).isEqualTo(child.result(result.offence()).outcome());
            List<Reading> readings = result.readings();
            assertThat(readings.get(readings.size() - 1).outcome())
                .isEqualTo(adult.result(result.offence()).outcome());
          }
          for (DefinitionResult result : unknown.definitions()) {
            assertThat(result.outcome()).isEqualTo(child.definition(result.definition()).outcome());
            List<DefinitionResult.Reading> readings = result.readings();
            assertThat(readings.get(readings.size() - 1).outcome())
                .isEqualTo(adult.definition(result.definition()).outcome());
          }
        });
  }

  @RepeatedTest(5)
  void theExplanationTellsEachFindingOnceAndEverySentenceHasASource(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          for (Result result : OffenceEvaluator.evaluate(profile, file).results()) {
            Offence offence = profile.offence(result.offence());
            Set<String> recorded =
                file.findings().stream().map(Finding::element).collect(Collectors.toSet());
            for (Reading reading : result.readings()) {
              List<String> told = toldElements(reading);
              assertThat(told.size()).as(told.toString()).isEqualTo(new HashSet<>(told).size());
              Set<String> own =
                  offence.elements().stream().map(Element::id).collect(Collectors.toSet());
              own.retainAll(recorded);
              assertThat(told.containsAll(own)).as(own + " in " + told).isTrue();
              reading.explanation().forEach(sentence -> assertFounded(profile, sentence));
              assertLinks(file, reading, told);
            }
          }
        });
  }

  /** Counted are those that the rule says, worked out here from the findings alone. */
  @RepeatedTest(5)
  void whatIsCountedIsWhatWasFoundAndMakesTheResult(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          Set<String> found =
              file.findings().stream()
                  .filter(finding -> finding.value().counts())
                  .map(Finding::element)
                  .collect(Collectors.toSet());
          for (Result result : OffenceEvaluator.evaluate(profile, file).results()) {
            Offence offence = profile.offence(result.offence());
            for (Reading reading : result.readings()) {
              Set<String> counted =
                  reading.explanation().stream()
                      .filter(sentence -> sentence.topic() == Topic.COUNTED)
                      .flatMap(sentence -> sentence.elements().stream())
                      .collect(Collectors.toSet());
              assertThat(found.containsAll(counted)).isTrue();
              List<Part> needs =
                  reading.readAs() == Assessment.ReadAs.CHILD
                      ? offence.needsForAChild()
                      : offence.needs();
              boolean all =
                  needs.stream()
                      .allMatch(
                          part ->
                              offence.elements().stream()
                                  .anyMatch(e -> e.part() == part && counted.contains(e.id())));
              assertThat(reading.outcome() == Outcome.ELEMENTS_MET_ON_RECORDED_INFORMATION)
                  .isEqualTo(all);
              assertThat(!reading.missing().isEmpty())
                  .isEqualTo(reading.outcome() == Outcome.POSSIBLE);
              reading
                  .missing()
                  .forEach(
                      missing -> {
                        assertThat(missing.elements().isEmpty()).isFalse();
                        assertThat(Collections.disjoint(missing.elements(), counted)).isTrue();
                      });
            }
          }
        });
  }

  /** What an act of the country comes to, worked out here from the profile's words alone. */
  @RepeatedTest(5)
  void anActIsMetByWhatItNamesAndOnlyWhileItWasLaw(RepetitionInfo run) {
    AtomicInteger met = new AtomicInteger();
    forAny(
        run,
        (any, anyFile, random) -> {
          // No act that was read can be met yet, so every other file is assessed by one made up,
          // and every other of those meets it.
          LegalProfile profile = random.nextBoolean() && isOf(any) ? MADE_UP : any;
          RecordedFindings file =
              profile == MADE_UP && random.nextBoolean() ? meetingIt(anyFile) : anyFile;
          Assessment assessment = OffenceEvaluator.evaluate(profile, file);
          for (DefinitionResult result : assessment.definitions()) {
            Definition definition = profile.definition(result.definition()).orElseThrow();
            Offence offence = profile.offence(OffenceType.of(result.kind()));
            assertThat(result.outcome() == DefinitionOutcome.NOT_IN_FORCE)
                .isEqualTo(result.standing().isNoLaw());
            for (DefinitionResult.Reading reading : result.readings()) {
              if (reading.outcome() == DefinitionOutcome.ELEMENTS_MET_ON_RECORDED_INFORMATION) {
                met.incrementAndGet();
                assertThat(result.standing())
                    .isIn(Standing.IN_FORCE, Standing.IN_FORCE_DAY_NOT_READ);
                Set<Part> filled =
                    reading.explanation().stream()
                        .filter(sentence -> sentence.topic() == Topic.COUNTED)
                        .flatMap(sentence -> sentence.elements().stream())
                        .filter(id -> definition.named(id).named() == Coverage.NAMED)
                        .map(id -> element(offence, id).part())
                        .collect(Collectors.toSet());
                assertThat(filled.containsAll(offence.needsForAChild())).isTrue();
              }
              boolean namesNothingOfAPart =
                  offence.needsForAChild().stream()
                      .anyMatch(
                          part ->
                              offence.elements().stream()
                                  .filter(element -> element.part() == part)
                                  .allMatch(
                                      element ->
                                          definition.named(element.id()).named()
                                              == Coverage.NOT_NAMED));
              if (namesNothingOfAPart && !result.standing().isNoLaw()) {
                assertThat(reading.outcome()).isEqualTo(DefinitionOutcome.NOT_COVERED);
              }
              reading
                  .explanation()
                  .forEach(sentence -> assertFounded(profile, definition, sentence));
            }
          }
        });
    assertThat(met).hasPositiveValue();
  }

  /** Whatever was found: of an act of which nothing was read no result is told. */
  @RepeatedTest(5)
  void byAnActThatNobodyHasReadNothingCanBeSaid(RepetitionInfo run) {
    AtomicInteger unread = new AtomicInteger();
    forAny(
        run,
        (profile, file, random) -> {
          Assessment assessment = OffenceEvaluator.evaluate(profile, file);
          for (DefinitionResult result : assessment.definitions()) {
            Definition definition = profile.definition(result.definition()).orElseThrow();
            boolean isUnread =
                definition.elements().stream().allMatch(group -> group.named() == Coverage.UNKNOWN);
            if (!isUnread || result.standing().isNoLaw()) {
              continue;
            }
            unread.incrementAndGet();
            for (DefinitionResult.Reading reading : result.readings()) {
              assertThat(reading.outcome()).isEqualTo(DefinitionOutcome.CANNOT_BE_SAID);
              assertThat(reading.explanation())
                  .anyMatch(
                      sentence ->
                          sentence.topic() == Topic.NOT_READ
                              && sentence.text().contains("was not read"));
            }
            assertThat(assessment.differences())
                .extracting(Sentence::text)
                .anyMatch(
                    text ->
                        text.startsWith("Under " + definition.name()) && text.contains("not read"));
          }
        });
    assertThat(unread).hasPositiveValue();
  }

  private static final LegalProfile MADE_UP =
      Files.madeUp(
          new Definition.Validity(
              Mark.REPEALED,
              LawDate.of("2000"),
              LawDate.of("2001-03"),
              LawDate.of("2020-06-15"),
              null,
              "made-up"),
          Coverage.NAMED);

  private static RecordedFindings meetingIt(RecordedFindings file) {
    return new RecordedFindings(
        file.ageClass(),
        file.consentMentioned(),
        MADE_UP.offence(OffenceType.TRAFFICKING_IN_PERSONS).elements().stream()
            .map(element -> Files.finding(element.id(), FindingValue.ESTABLISHED))
            .toList(),
        TimeOfActs.between(LocalDate.parse("2010-01-01"), LocalDate.parse("2011-01-01")));
  }

  /** Its findings are those of that profile, in another version. */
  private static boolean isOf(LegalProfile any) {
    return any.id().equals(MADE_UP.id());
  }

  /** The Protocol is not a law of one day: what happened when changes the country's acts only. */
  @RepeatedTest(5)
  void theTimeOfTheActsChangesWhatTheCountrysActsComeToAndNothingElse(RepetitionInfo run) {
    forAny(
        run,
        (profile, file, random) -> {
          Assessment now = OffenceEvaluator.evaluate(profile, file);
          Assessment then =
              OffenceEvaluator.evaluate(
                  profile,
                  new RecordedFindings(
                      file.ageClass(), file.consentMentioned(), file.findings(), anyTime(random)));
          assertThat(then.results()).isEqualTo(now.results());
          assertThat(then.definitions().stream().map(DefinitionResult::definition).toList())
              .isEqualTo(now.definitions().stream().map(DefinitionResult::definition).toList());
        });
  }

  private static Element element(Offence offence, String id) {
    return offence.elements().stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
  }

  private static void assertFounded(
      LegalProfile profile, Definition definition, Sentence sentence) {
    assertThat(sentence.text().endsWith(".")).as(sentence.text()).isTrue();
    Statement statement = profile.statement(sentence.basis().statement()).orElseThrow();
    assertThat(definition.statements().contains(statement)).isTrue();
    assertThat(sentence.basis().state()).isEqualTo(statement.state());
    assertThat(sentence.basis().sources()).isEqualTo(List.of(profile.source(statement.source())));
  }

  private static void forAny(RepetitionInfo run, Property property) {
    long seed = SEED + run.getCurrentRepetition();
    Random random = new Random(seed);
    for (int i = 0; i < FILES; i++) {
      List<LegalProfile> profiles = LegalProfiles.all();
      LegalProfile profile = profiles.get(random.nextInt(profiles.size()));
      RecordedFindings file = anyFile(profile, random);
      try {
        property.holds(profile, file, random);
      } catch (AssertionError e) {
        throw new AssertionError(
            "amaan.seed="
                + SEED
                + ", profile "
                + profile.id()
                + " "
                + profile.version()
                + ", "
                + file.time()
                + ", "
                + values(file),
            e);
      }
    }
  }

  /** A day or a range between before all acts and after all of them; or nobody recorded it. */
  private static @Nullable TimeOfActs anyTime(Random random) {
    LocalDate day = LocalDate.of(1998, 1, 1).plusDays(random.nextInt(29 * 365));
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> TimeOfActs.notRecorded(day);
      case 2 -> TimeOfActs.between(day, day);
      default -> TimeOfActs.between(day, day.plusDays(random.nextInt(2_000)));
    };
  }

  private static RecordedFindings anyFile(LegalProfile profile, Random random) {
    List<Finding> findings = new ArrayList<>();
    int density = 1 + random.nextInt(6);
    for (Offence offence : profile.offences()) {
      for (Element element : offence.elements()) {
        if (random.nextInt(density) == 0) {
          findings.add(Files.finding(element.id(), any(random, FindingValue.values())));
        }
      }
    }
    return new RecordedFindings(
        any(random, AgeClass.values()), random.nextBoolean(), findings, anyTime(random));
  }

  private static String values(RecordedFindings file) {
    return file.ageClass()
        + " "
        + file.findings().stream()
            .map(finding -> finding.element() + "=" + finding.value())
            .toList();
  }

  private static RecordedFindings aged(RecordedFindings file, AgeClass age) {
    return new RecordedFindings(age, file.consentMentioned(), file.findings(), file.time());
  }

  private static List<Object> outcomes(Assessment assessment) {
    return Stream.concat(
            assessment.results().stream()
                .flatMap(result -> result.readings().stream())
                .map(Reading::outcome),
            assessment.definitions().stream()
                .flatMap(result -> result.readings().stream())
                .map(DefinitionResult.Reading::outcome))
        .map(Object.class::cast)
        .toList();
  }

  private static void assertNoWeaker(Assessment weaker, Assessment stronger) {
    for (DefinitionResult result : weaker.definitions()) {
      assertThat(
              stronger.definition(result.definition()).outcome().compareTo(result.outcome()) >= 0)
          .as(result.definition())
          .isTrue();
    }
    for (Result result : weaker.results()) {
      assertThat(stronger.result(result.offence()).outcome().compareTo(result.outcome()) >= 0)
          .as(result.offence().value())
          .isTrue();
    }
  }

  private static List<String> toldElements(Reading reading) {
    return reading.explanation().stream()
        .filter(sentence -> sentence.topic() != Topic.MISSING)
        .flatMap(sentence -> sentence.elements().stream())
        .toList();
  }

  private static void assertFounded(LegalProfile profile, Sentence sentence) {
    assertThat(sentence.text().endsWith(".")).as(sentence.text()).isTrue();
    assertThat(sentence.basis().profile()).isEqualTo(profile.id());
    assertThat(sentence.basis().profileVersion()).isEqualTo(profile.version());
    assertThat(sentence.basis().sources().isEmpty()).as(sentence.text()).isFalse();
    assertThat(profile.sources().containsAll(sentence.basis().sources())).isTrue();
    assertThat(sentence.basis().instrument() == null)
        .isEqualTo(sentence.topic() == Topic.PAYMENT_LAWFUL);
  }

  private static void assertLinks(RecordedFindings file, Reading reading, List<String> told) {
    Set<UUID> expected =
        file.findings().stream()
            .filter(finding -> told.contains(finding.element()))
            .flatMap(finding -> finding.observations().stream())
            .collect(Collectors.toSet());
    Set<UUID> linked =
        reading.explanation().stream()
            .flatMap(sentence -> sentence.observations().stream())
            .collect(Collectors.toSet());
    assertThat(linked).isEqualTo(expected);
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
