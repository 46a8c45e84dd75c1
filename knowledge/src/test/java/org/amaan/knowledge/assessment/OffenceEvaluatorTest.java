package org.amaan.knowledge.assessment;

import static org.amaan.knowledge.AgeClass.ADULT;
import static org.amaan.knowledge.AgeClass.CHILD;
import static org.amaan.knowledge.AgeClass.UNKNOWN;
import static org.amaan.knowledge.OffenceType.ORGAN_TRAFFICKING;
import static org.amaan.knowledge.OffenceType.TRAFFICKING_IN_PERSONS;
import static org.amaan.knowledge.assessment.Files.file;
import static org.amaan.knowledge.assessment.Files.link;
import static org.amaan.knowledge.assessment.FindingValue.CONTRADICTED;
import static org.amaan.knowledge.assessment.FindingValue.ESTABLISHED;
import static org.amaan.knowledge.assessment.FindingValue.INDICATED;
import static org.amaan.knowledge.assessment.FindingValue.NOT_INDICATED;
import static org.amaan.knowledge.assessment.Outcome.ELEMENTS_MET_ON_RECORDED_INFORMATION;
import static org.amaan.knowledge.assessment.Outcome.POSSIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.assessment.Assessment.Missing;
import org.amaan.knowledge.assessment.Assessment.ReadAs;
import org.amaan.knowledge.assessment.Assessment.Reading;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;
import org.amaan.knowledge.assessment.Files.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OffenceEvaluatorTest {

  private static final LegalProfile PK = Files.profileOf("PK");
  private static final LegalProfile IR = Files.profileOf("IR");
  private static final Outcome MET = ELEMENTS_MET_ON_RECORDED_INFORMATION;
  private static final Outcome NONE = Outcome.NOT_INDICATED;

  /** Deceived, recruited, for an organ. */
  private static final Draft DECEIVED =
      file(ADULT)
          .with("recruitment", ESTABLISHED)
          .with("deception", INDICATED)
          .with("purpose-of-organ-removal", ESTABLISHED);

  /** Recruited for an organ; no means found. */
  private static final Draft RECRUITED =
      file(ADULT).with("recruitment", ESTABLISHED).with("purpose-of-organ-removal", INDICATED);

  // ---- element by finding

  static Stream<Arguments> everyElementByEveryFinding() {
    return LegalProfiles.all().stream()
        .flatMap(
            profile ->
                profile.offence(TRAFFICKING_IN_PERSONS).elements().stream()
                    .flatMap(
                        element ->
                            Stream.of(FindingValue.values())
                                .map(
                                    value ->
                                        Arguments.of(
                                            profile.id(), profile.version(), element, value))));
  }

  /** The two other parts are established, so that this element alone decides. */
  @ParameterizedTest
  @MethodSource("everyElementByEveryFinding")
  void anElementCountsWhenItIsEstablishedOrIndicated(
      String profileId, String version, Element element, FindingValue value) {
    LegalProfile profile = LegalProfiles.find(profileId, version).orElseThrow();
    Draft file = file(ADULT).with(element.id(), value);
    if (element.part() != Part.ACT) {
      file = file.with("receipt", ESTABLISHED);
    }
    if (element.part() == Part.ACT || element.part() == Part.PURPOSE) {
      file = file.with("fraud", ESTABLISHED);
    }
    if (element.part() != Part.PURPOSE) {
      file = file.with("purpose-of-organ-removal", ESTABLISHED);
    }
    boolean alone =
        element.part() != Part.CONDITION && !element.id().equals("abuse-of-vulnerability");
    Outcome adult =
        switch (value) {
          case ESTABLISHED, INDICATED -> alone ? MET : POSSIBLE;
          case UNKNOWN -> POSSIBLE;
          // there is one purpose only: nothing else could take its place
          case NOT_INDICATED, CONTRADICTED -> element.part() == Part.PURPOSE ? NONE : POSSIBLE;
        };
    assertThat(tip(profile, file)).isEqualTo(adult);
    boolean needsNoneOfIt = element.part() == Part.MEANS || element.part() == Part.CONDITION;
    assertThat(tip(profile, file.of(CHILD))).isEqualTo(needsNoneOfIt ? MET : adult);
    assertThat(tip(profile, file.of(UNKNOWN))).isEqualTo(needsNoneOfIt ? MET : adult);
    assertThat(ot(profile, file)).isEqualTo(NONE);
  }

  /**
   * Each act with each means (three-valued), the purpose and every age, against the rule in words.
   */
  @Test
  void oneActOneMeansAndThePurposeAndForAChildNoMeans() {
    for (FindingValue act : FindingValue.values()) {
      for (FindingValue means : FindingValue.values()) {
        for (FindingValue purpose : FindingValue.values()) {
          Draft file = everyOf(Part.ACT, act, file(ADULT));
          file = everyOf(Part.MEANS, means, file);
          file = file.with("position-of-vulnerability", means);
          file = everyOf(Part.PURPOSE, purpose, file);
          String what = act + " " + means + " " + purpose;
          assertThat(tip(PK, file)).as(what).isEqualTo(expected(act, means, purpose));
          assertThat(tip(PK, file.of(CHILD)))
              .as(what)
              .isEqualTo(expectedOfAChild(act, means, purpose));
          List<Reading> both = file.of(UNKNOWN).by(PK).result(TRAFFICKING_IN_PERSONS).readings();
          assertThat(both.stream().map(Reading::readAs).toList())
              .isEqualTo(List.of(ReadAs.CHILD, ReadAs.ADULT));
          assertThat(both.get(0).outcome())
              .as(what)
              .isEqualTo(expectedOfAChild(act, means, purpose));
          assertThat(both.get(1).outcome()).as(what).isEqualTo(expected(act, means, purpose));
        }
      }
    }
  }

  private static Draft everyOf(Part part, FindingValue value, Draft file) {
    Draft all = file;
    for (Element element : PK.offence(TRAFFICKING_IN_PERSONS).elements()) {
      if (element.part() == part) {
        all = all.with(element.id(), value);
      }
    }
    return all;
  }

  private static Outcome expected(FindingValue... parts) {
    int found = 0;
    int against = 0;
    for (FindingValue part : parts) {
      found += part == ESTABLISHED || part == INDICATED ? 1 : 0;
      against += part == CONTRADICTED || part == NOT_INDICATED ? 1 : 0;
    }
    if (found == parts.length) {
      return MET;
    }
    return against > 0 || found == 0 ? NONE : POSSIBLE;
  }

  // A means is not needed, but it is support all the same.
  private static Outcome expectedOfAChild(
      FindingValue act, FindingValue means, FindingValue purpose) {
    Outcome without = expected(act, purpose);
    return without == NONE && means.counts() && !act.speaksAgainst() && !purpose.speaksAgainst()
        ? POSSIBLE
        : without;
  }

  @Test
  void whatIsMissingIsSaidByPartWithWhatCouldFillIt() {
    Reading reading = reading(RECRUITED.with("deception", CONTRADICTED));
    assertThat(reading.outcome()).isEqualTo(POSSIBLE);
    assertThat(reading.missing())
        .isEqualTo(
            List.of(
                new Missing(
                    Part.MEANS,
                    List.of(
                        "threat-or-force",
                        "other-coercion",
                        "abduction",
                        "fraud",
                        "abuse-of-power",
                        "abuse-of-vulnerability",
                        "position-of-vulnerability",
                        "payment-for-control"))));
    assertThat(
            text(reading, Topic.RESULT)
                .startsWith(
                    "Trafficking in persons for the removal of organs: possible; missing: means."))
        .as(text(reading, Topic.RESULT))
        .isTrue();
    assertThat(reading(DECEIVED).missing()).isEqualTo(List.of());
  }

  @Test
  void nothingRecordedIsNotIndicated() {
    for (AgeClass age : AgeClass.values()) {
      assertThat(tip(PK, file(age))).isEqualTo(NONE);
      assertThat(ot(PK, file(age))).isEqualTo(NONE);
    }
  }

  // ---- abuse of a position of vulnerability

  static Stream<Arguments> bothHalves() {
    return Stream.of(FindingValue.values())
        .flatMap(a -> Stream.of(FindingValue.values()).map(b -> Arguments.of(a, b)));
  }

  @ParameterizedTest
  @MethodSource("bothHalves")
  void vulnerabilityIsAMeansOnlyWhenItExistedAndWasAbused(
      FindingValue position, FindingValue abuse) {
    Draft file =
        RECRUITED.with("position-of-vulnerability", position).with("abuse-of-vulnerability", abuse);
    Reading reading = reading(file);
    assertThat(reading.outcome()).isEqualTo(position.counts() && abuse.counts() ? MET : POSSIBLE);
    boolean half = position.counts() != abuse.counts();
    assertThat(about(reading, Topic.HALF_MET).size()).isEqualTo(half ? 1 : 0);
    if (half) {
      Sentence sentence = about(reading, Topic.HALF_MET).get(0);
      assertThat(sentence.text().contains("Vulnerability alone is not a means."))
          .as(sentence.text())
          .isTrue();
      assertThat(sentence.elements())
          .isEqualTo(List.of("abuse-of-vulnerability", "position-of-vulnerability"));
      assertThat(sentence.observations().size()).isEqualTo(2);
      // the half that is there is not asked for again; the other one only if it is still open
      List<String> open = reading.missing().get(0).elements();
      FindingValue lacking = position.counts() ? abuse : position;
      String lacks = position.counts() ? "abuse-of-vulnerability" : "position-of-vulnerability";
      assertThat(open.contains(lacks))
          .as(open.toString())
          .isEqualTo(lacking == FindingValue.UNKNOWN);
      assertThat(
              open.contains(
                  position.counts() ? "position-of-vulnerability" : "abuse-of-vulnerability"))
          .isFalse();
    }
    // a child needs none of it
    assertThat(tip(PK, file.of(CHILD))).isEqualTo(MET);
  }

  @Test
  void halfMetIsSaidBothWays() {
    assertThat(
            text(reading(RECRUITED.with("position-of-vulnerability", ESTABLISHED)), Topic.HALF_MET))
        .isEqualTo(
            "Abuse of a position of vulnerability is half met and does not count: it is not known,"
                + " while a position of vulnerability is established. Two findings are needed: the"
                + " position existed, and it was knowingly abused. Vulnerability alone is not a means.");
    assertThat(
            text(
                reading(
                    RECRUITED
                        .with("abuse-of-vulnerability", INDICATED)
                        .with("position-of-vulnerability", CONTRADICTED)),
                Topic.HALF_MET))
        .isEqualTo(
            "Abuse of a position of vulnerability is half met and does not count: it is indicated,"
                + " while a position of vulnerability is contradicted. Two findings are needed: the"
                + " position existed, and it was knowingly abused. Vulnerability alone is not a means.");
  }

  @Test
  void aMeansAloneIsSupportForAChildToo() {
    Draft file = file(ADULT).with("deception", INDICATED);
    assertThat(tip(PK, file)).isEqualTo(POSSIBLE);
    assertThat(tip(PK, file.of(CHILD))).isEqualTo(POSSIBLE);
    assertThat(tip(PK, file.of(UNKNOWN))).isEqualTo(POSSIBLE);
  }

  @Test
  void anAbuseWhosePositionIsOpenIsSupportOneWhosePositionIsDeniedIsNone() {
    Draft abused = file(ADULT).with("abuse-of-vulnerability", ESTABLISHED);
    assertThat(tip(PK, abused)).isEqualTo(POSSIBLE);
    assertThat(tip(PK, abused.with("position-of-vulnerability", CONTRADICTED))).isEqualTo(NONE);
  }

  @Test
  void vulnerabilityAloneIndicatesNothing() {
    assertThat(tip(PK, file(ADULT).with("position-of-vulnerability", ESTABLISHED))).isEqualTo(NONE);
  }

  // ---- age

  @Test
  void anUnknownAgeIsReadBothWaysAndProtectedAsAChild() {
    var result = RECRUITED.of(UNKNOWN).by(PK).result(TRAFFICKING_IN_PERSONS);
    assertThat(result.outcome()).isEqualTo(MET);
    Reading child = result.readings().get(0);
    Reading adult = result.readings().get(1);
    assertThat(child.readAs()).isEqualTo(ReadAs.CHILD);
    assertThat(child.outcome()).isEqualTo(MET);
    assertThat(adult.readAs()).isEqualTo(ReadAs.ADULT);
    assertThat(adult.outcome()).isEqualTo(POSSIBLE);
    assertThat(about(child, Topic.AGE).stream().map(Sentence::text).toList())
        .isEqualTo(
            List.of(
                "While the age is not known, the person is treated as a child; the assessment is shown"
                    + " both ways. This is the reading as a child, which holds until the age is known.",
                "A child is a person under 18; for a child no means is needed."));
    assertThat(text(adult, Topic.AGE).endsWith("should the person turn out to be an adult."))
        .as(text(adult, Topic.AGE))
        .isTrue();
  }

  @Test
  void aMeansThatAChildsCaseDoesNotNeedIsStillTold() {
    Reading child = reading(DECEIVED.of(CHILD));
    assertThat(about(child, Topic.COUNTED).get(1).text())
        .isEqualTo("Deception counts as a means: indicated. None is needed.");
  }

  @Test
  void ageMakesNoDifferenceToOrganTrafficking() {
    Draft file = file(ADULT).with("organ-removal", INDICATED).with("gain-of-others", INDICATED);
    for (AgeClass age : AgeClass.values()) {
      var result = file.of(age).by(PK).result(ORGAN_TRAFFICKING);
      assertThat(result.outcome()).isEqualTo(MET);
      assertThat(result.readings().stream().map(Reading::readAs).toList())
          .isEqualTo(List.of(ReadAs.ANY_AGE));
    }
  }

  // ---- consent

  @ParameterizedTest
  @EnumSource(AgeClass.class)
  void consentIsSpokenOfOnlyWhereTheFileMentionsIt(AgeClass age) {
    for (Reading reading : readings(DECEIVED.of(age))) {
      assertThat(about(reading, Topic.CONSENT)).isEqualTo(List.of());
    }
    for (Reading reading : readings(DECEIVED.of(age).mentioningConsent())) {
      assertThat(about(reading, Topic.CONSENT).isEmpty()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(AgeClass.class)
  void consentChangesNoResult(AgeClass age) {
    for (Draft file : List.of(DECEIVED, RECRUITED, file(age).with("organ-removal", ESTABLISHED))) {
      assertThat(
              file.of(age).mentioningConsent().by(PK).results().stream()
                  .map(Assessment.Result::outcome)
                  .toList())
          .isEqualTo(
              file.of(age).by(PK).results().stream().map(Assessment.Result::outcome).toList());
    }
  }

  @Test
  void aChildsConsentIsAlwaysIrrelevantAnAdultsOnceAMeansCounts() {
    assertThat(text(reading(RECRUITED.of(CHILD).mentioningConsent()), Topic.CONSENT))
        .isEqualTo(
            "The file mentions consent. A child's consent is always irrelevant, whether or not any"
                + " means was used.");
    assertThat(text(reading(DECEIVED.mentioningConsent()), Topic.CONSENT))
        .isEqualTo(
            "The file mentions consent. An adult's consent is irrelevant once any of the means was"
                + " used. One counts here, so the consent is irrelevant.");
    assertThat(text(reading(RECRUITED.mentioningConsent()), Topic.CONSENT))
        .isEqualTo(
            "The file mentions consent. An adult's consent is irrelevant once any of the means was"
                + " used. None counts yet; the consent does not end the assessment.");
    // half a means is none
    assertThat(
            text(
                    reading(
                        RECRUITED
                            .with("position-of-vulnerability", ESTABLISHED)
                            .mentioningConsent()),
                    Topic.CONSENT)
                .contains("None counts yet"))
        .isTrue();
    assertThat(
            about(reading(DECEIVED.mentioningConsent()), Topic.CONSENT).stream()
                .map(sentence -> sentence.basis().article())
                .toList())
        .isEqualTo(List.of("3(b)"));
  }

  // ---- payment

  @Test
  void paymentIsASignOnlyWhereItIsNotLawful() {
    Draft paid =
        file(ADULT).with("organ-removal", ESTABLISHED).with("payment-of-the-donor", ESTABLISHED);
    assertThat(ot(PK, paid)).isEqualTo(MET);
    Reading iran = paid.by(IR).result(ORGAN_TRAFFICKING).readings().get(0);
    assertThat(iran.outcome()).isEqualTo(POSSIBLE);
    assertThat(text(iran, Topic.PAYMENT_LAWFUL))
        .isEqualTo(
            "Payment for the organ is established and does not count. Paid kidney donation is lawful"
                + " within a regulated programme. Whether a payment went outside it is a question of"
                + " authorisation.");
    assertThat(iran.missing().get(0).elements().contains("payment-of-the-donor")).isFalse();
  }

  /** Under Iran's profile no finding on payment changes a result, whatever else is found. */
  @Test
  void paymentUnderIranChangesNothing() {
    for (FindingValue removal : FindingValue.values()) {
      for (FindingValue permit : FindingValue.values()) {
        Draft without =
            file(ADULT).with("organ-removal", removal).with("without-authorisation", permit);
        for (FindingValue payment : FindingValue.values()) {
          assertThat(ot(IR, without.with("payment-of-the-donor", payment)))
              .isEqualTo(ot(IR, without));
        }
      }
    }
  }

  /** As it was read since: lawful inside the kidney programme only, of a minor never. */
  @ParameterizedTest
  @CsvSource({
    // age, outside the programme, first reading, last reading
    "adult,   established,   MET,      MET",
    "adult,   indicated,     MET,      MET",
    "adult,   unknown,       POSSIBLE, POSSIBLE",
    "adult,   not-indicated, POSSIBLE, POSSIBLE",
    "adult,   contradicted,  POSSIBLE, POSSIBLE",
    "child,   established,   MET,      MET",
    "child,   unknown,       MET,      MET",
    "child,   contradicted,  MET,      MET",
    "unknown, unknown,       MET,      POSSIBLE",
    "unknown, established,   MET,      MET",
  })
  void inIranPaymentIsLawfulInsideTheKidneyProgrammeOnlyAndAMinorsNever(
      String age, String outside, String first, String last) {
    List<Reading> readings =
        file(AgeClass.of(age))
            .with("organ-removal", ESTABLISHED)
            .with("payment-of-the-donor", ESTABLISHED)
            .with("payment-outside-programme", FindingValue.of(outside))
            .by(Files.IR_AS_READ)
            .result(ORGAN_TRAFFICKING)
            .readings();
    assertThat(readings.get(0).outcome()).isEqualTo(first.equals("MET") ? MET : POSSIBLE);
    assertThat(readings.get(readings.size() - 1).outcome())
        .isEqualTo(last.equals("MET") ? MET : POSSIBLE);
  }

  @Test
  void whyAPaymentInIranCountsOrNotIsTold() {
    Draft paid =
        file(ADULT).with("organ-removal", ESTABLISHED).with("payment-of-the-donor", ESTABLISHED);
    Reading adult = paid.by(Files.IR_AS_READ).result(ORGAN_TRAFFICKING).readings().get(0);
    assertThat(text(adult, Topic.HALF_MET))
        .isEqualTo(
            "Payment for the organ is half met and does not count: it is established, while payment"
                + " outside the kidney programme is not known. An adult's payment counts where it was"
                + " outside the kidney programme; inside it, it is lawful.");
    Reading child =
        paid.of(CHILD)
            .with("payment-outside-programme", CONTRADICTED)
            .by(Files.IR_AS_READ)
            .result(ORGAN_TRAFFICKING)
            .readings()
            .get(0);
    assertThat(text(child, Topic.AGE))
        .isEqualTo(
            "Selling a minor's organ is a crime; the kidney programme does not make it lawful.");
    assertThat(text(child, Topic.NOT_COUNTED))
        .isEqualTo(
            "Payment outside the kidney programme is contradicted; a child's case does not need it.");
  }

  @Test
  void outsideTheProgrammeIranHasTheOffenceToo() {
    Draft file = file(ADULT).with("organ-removal", ESTABLISHED);
    assertThat(ot(IR, file.with("without-authorisation", INDICATED))).isEqualTo(MET);
    assertThat(ot(IR, file.with("gain-of-others", INDICATED))).isEqualTo(MET);
    assertThat(ot(IR, file.with("without-valid-consent", INDICATED))).isEqualTo(MET);
  }

  /** That one is a means of trafficking in persons: it is not the donor who is paid. */
  @Test
  void payingSomebodyInControlIsAMeansEverywhere() {
    Draft file = RECRUITED.with("payment-for-control", INDICATED);
    for (LegalProfile profile : LegalProfiles.all()) {
      assertThat(tip(profile, file)).isEqualTo(MET);
    }
  }

  // ---- organ trafficking beside it

  @ParameterizedTest
  @CsvSource({
    "organ-removal, without-valid-consent, true",
    "organ-removal, without-authorisation, true",
    "organ-removal, payment-of-the-donor,  true",
    "organ-removal, gain-of-others,        true",
    "organ-use,     without-authorisation, true",
    "organ-transport, payment-of-the-donor, true",
    "bribery,       without-authorisation, true",
    "aiding,        payment-of-the-donor,  true",
    "attempt,       without-valid-consent, true",
    "soliciting,    gain-of-others,        true",
    // soliciting counts where it is done for gain
    "soliciting,    without-authorisation, false"
  })
  void oneOfTheActsAndOneCircumstance(String conduct, String circumstance, boolean met) {
    for (FindingValue found : FindingValue.values()) {
      Draft file = file(ADULT).with(conduct, found).with(circumstance, ESTABLISHED);
      assertThat(ot(PK, file))
          .as(found.toString())
          .isEqualTo(met && found.counts() ? MET : POSSIBLE);
      Draft other = file(ADULT).with(conduct, ESTABLISHED).with(circumstance, found);
      boolean notForGain = conduct.equals("soliciting") && met && found.speaksAgainst();
      Outcome otherwise = notForGain ? NONE : POSSIBLE;
      assertThat(ot(PK, other))
          .as(found.toString())
          .isEqualTo(met && found.counts() ? MET : otherwise);
      assertThat(tip(PK, file)).isEqualTo(NONE);
    }
  }

  @Test
  void aCaseCanBeBothOneOrNeither() {
    Draft sold =
        file(ADULT).with("organ-removal", ESTABLISHED).with("payment-of-the-donor", ESTABLISHED);
    assertOutcomes(NONE, MET, sold);
    assertOutcomes(MET, NONE, DECEIVED);
    assertOutcomes(
        MET,
        MET,
        DECEIVED.with("organ-removal", ESTABLISHED).with("payment-of-the-donor", ESTABLISHED));
    assertOutcomes(NONE, NONE, file(ADULT).with("harbouring", CONTRADICTED));
  }

  @Test
  void aWillingSellerDoesNotExcludeOrganTrafficking() {
    Draft sold =
        file(ADULT)
            .with("organ-removal", ESTABLISHED)
            .with("payment-of-the-donor", ESTABLISHED)
            .mentioningConsent();
    Reading reading = sold.by(PK).result(ORGAN_TRAFFICKING).readings().get(0);
    assertThat(reading.outcome()).isEqualTo(MET);
    assertThat(text(reading, Topic.CONSENT).contains("willing seller")).isTrue();
    assertThat(
            about(sold.of(CHILD).by(PK).result(ORGAN_TRAFFICKING).readings().get(0), Topic.CONSENT)
                .size())
        .isEqualTo(2);
  }

  @Test
  void theOrganNeedNotHaveBeenTaken() {
    Draft file =
        DECEIVED
            .with("organ-removal", CONTRADICTED)
            .with("attempt", INDICATED)
            .with("without-authorisation", INDICATED);
    assertOutcomes(MET, MET, file);
    Reading trafficking = reading(file);
    assertThat(text(trafficking, Topic.WITHOUT_REMOVAL))
        .isEqualTo("The organ need not have been taken; the purpose is enough.");
    Reading organ = file.by(PK).result(ORGAN_TRAFFICKING).readings().get(0);
    assertThat(text(organ, Topic.WITHOUT_REMOVAL).startsWith("An attempt")).isTrue();
    assertThat(text(organ, Topic.NOT_COUNTED))
        .isEqualTo("Removal of an organ does not count: contradicted.");
  }

  // ---- the explanation

  @Test
  void aSentencePointsToItsFindingsArticleAndProfile() {
    Sentence deception = about(reading(DECEIVED), Topic.COUNTED).get(1);
    assertThat(deception.text()).isEqualTo("Deception counts as a means: indicated.");
    assertThat(deception.elements()).isEqualTo(List.of("deception"));
    assertThat(deception.observations()).isEqualTo(List.of(link("observation", "deception")));
    assertThat(deception.evidence()).isEqualTo(List.of(link("evidence", "deception")));
    assertThat(deception.basis().instrument()).isEqualTo("UN Trafficking in Persons Protocol");
    assertThat(deception.basis().article()).isEqualTo("3(a)");
    assertThat(deception.basis().profile()).isEqualTo("pk");
    assertThat(deception.basis().profileVersion()).isEqualTo("2026-11");
    assertThat(deception.basis().sources().stream().map(LegalProfile.Source::status).toList())
        .isEqualTo(List.of("read", "general-knowledge"));
  }

  @Test
  void whatSpeaksAgainstIsToldToo() {
    Reading reading =
        reading(everyOf(Part.ACT, NOT_INDICATED, file(ADULT)).with("fraud", ESTABLISHED));
    assertThat(reading.outcome()).isEqualTo(NONE);
    assertThat(about(reading, Topic.NOT_COUNTED).size()).isEqualTo(5);
    assertThat(text(reading, Topic.SPOKEN_AGAINST).startsWith("Nothing that could be an act"))
        .isTrue();
    assertThat(reading.missing()).isEqualTo(List.of());
  }

  @Test
  void noReasonComesIntoTheResult() {
    Draft file = DECEIVED.with(new Finding("fraud", INDICATED, "PLANTED", List.of(), List.of()));
    assertThat(file.by(PK).toString().contains("PLANTED")).isFalse();
    assertThat(file.recorded().toString().contains("PLANTED")).isFalse();
  }

  @Test
  void itIsPlainJson() throws Exception {
    ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    Assessment recruited = RECRUITED.of(UNKNOWN).by(Files.PK_AS_READ);
    JsonNode json = mapper.valueToTree(recruited);
    assertThat(json.get("ageClass").asText()).isEqualTo("unknown");
    assertThat(json.get("confirmedByCounsel").asBoolean()).isFalse();
    JsonNode result = json.get("results").get(0);
    assertThat(result.get("offence").asText()).isEqualTo("trafficking-in-persons");
    assertThat(result.get("outcome").asText()).isEqualTo("elements-met-on-recorded-information");
    JsonNode adult = result.get("readings").get(1);
    assertThat(adult.get("readAs").asText()).isEqualTo("adult");
    assertThat(adult.get("missing").get(0).get("part").asText()).isEqualTo("means");
    assertThat(adult.get("explanation").get(0).get("topic").asText()).isEqualTo("result");
    JsonNode act = json.get("definitions").get(0);
    assertThat(act.get("definition").asText()).isEqualTo("ptpa-2018");
    assertThat(act.get("outcome").asText()).isEqualTo("not-covered");
    assertThat(act.get("standing").asText()).isEqualTo("in-force-day-not-read");
    assertThat(mapper.treeToValue(json, Assessment.class)).isEqualTo(recruited);
    Finding finding = Files.finding("fraud", NOT_INDICATED);
    assertThat(
            new ObjectMapper().treeToValue(new ObjectMapper().valueToTree(finding), Finding.class))
        .isEqualTo(finding);
  }

  private static void assertOutcomes(Outcome trafficking, Outcome organ, Draft file) {
    assertThat(file.by(PK).results().stream().map(Assessment.Result::outcome).toList())
        .isEqualTo(List.of(trafficking, organ));
  }

  private static Outcome tip(LegalProfile profile, Draft file) {
    return file.by(profile).result(TRAFFICKING_IN_PERSONS).outcome();
  }

  private static Outcome ot(LegalProfile profile, Draft file) {
    return file.by(profile).result(ORGAN_TRAFFICKING).outcome();
  }

  private static Reading reading(Draft file) {
    return file.by(PK).result(TRAFFICKING_IN_PERSONS).readings().get(0);
  }

  private static List<Reading> readings(Draft file) {
    List<Reading> all = new ArrayList<>();
    file.by(PK).results().forEach(result -> all.addAll(result.readings()));
    return all;
  }

  private static List<Sentence> about(Reading reading, Topic topic) {
    return reading.explanation().stream().filter(s -> s.topic() == topic).toList();
  }

  private static String text(Reading reading, Topic topic) {
    return about(reading, topic).get(0).text();
  }
}
