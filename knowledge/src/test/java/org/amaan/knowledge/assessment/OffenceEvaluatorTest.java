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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
                                .map(value -> Arguments.of(profile.id(), element, value))));
  }

  /** The two other parts are established, so that this element alone decides. */
  @ParameterizedTest
  @MethodSource("everyElementByEveryFinding")
  void anElementCountsWhenItIsEstablishedOrIndicated(
      String profileId, Element element, FindingValue value) {
    LegalProfile profile = LegalProfiles.find(profileId, "2026-11").orElseThrow();
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
    assertEquals(adult, tip(profile, file));
    boolean needsNoneOfIt = element.part() == Part.MEANS || element.part() == Part.CONDITION;
    assertEquals(needsNoneOfIt ? MET : adult, tip(profile, file.of(CHILD)));
    assertEquals(needsNoneOfIt ? MET : adult, tip(profile, file.of(UNKNOWN)));
    assertEquals(NONE, ot(profile, file));
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
          assertEquals(expected(act, means, purpose), tip(PK, file), what);
          assertEquals(expectedOfAChild(act, means, purpose), tip(PK, file.of(CHILD)), what);
          List<Reading> both = file.of(UNKNOWN).by(PK).result(TRAFFICKING_IN_PERSONS).readings();
          assertEquals(
              List.of(ReadAs.CHILD, ReadAs.ADULT), both.stream().map(Reading::readAs).toList());
          assertEquals(expectedOfAChild(act, means, purpose), both.get(0).outcome(), what);
          assertEquals(expected(act, means, purpose), both.get(1).outcome(), what);
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
    assertEquals(POSSIBLE, reading.outcome());
    assertEquals(
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
                    "payment-for-control"))),
        reading.missing());
    assertTrue(
        text(reading, Topic.RESULT)
            .startsWith(
                "Trafficking in persons for the removal of organs: possible; missing: means."),
        text(reading, Topic.RESULT));
    assertEquals(List.of(), reading(DECEIVED).missing());
  }

  @Test
  void nothingRecordedIsNotIndicated() {
    for (AgeClass age : AgeClass.values()) {
      assertEquals(NONE, tip(PK, file(age)));
      assertEquals(NONE, ot(PK, file(age)));
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
    assertEquals(position.counts() && abuse.counts() ? MET : POSSIBLE, reading.outcome());
    boolean half = position.counts() != abuse.counts();
    assertEquals(half ? 1 : 0, about(reading, Topic.HALF_MET).size());
    if (half) {
      Sentence sentence = about(reading, Topic.HALF_MET).get(0);
      assertTrue(sentence.text().contains("Vulnerability alone is not a means."), sentence.text());
      assertEquals(
          List.of("abuse-of-vulnerability", "position-of-vulnerability"), sentence.elements());
      assertEquals(2, sentence.observations().size());
      // the half that is there is not asked for again; the other one only if it is still open
      List<String> open = reading.missing().get(0).elements();
      FindingValue lacking = position.counts() ? abuse : position;
      String lacks = position.counts() ? "abuse-of-vulnerability" : "position-of-vulnerability";
      assertEquals(lacking == FindingValue.UNKNOWN, open.contains(lacks), open.toString());
      assertFalse(
          open.contains(
              position.counts() ? "position-of-vulnerability" : "abuse-of-vulnerability"));
    }
    // a child needs none of it
    assertEquals(MET, tip(PK, file.of(CHILD)));
  }

  @Test
  void halfMetIsSaidBothWays() {
    assertEquals(
        "Abuse of a position of vulnerability is half met and does not count: it is not known,"
            + " while a position of vulnerability is established. Two findings are needed: the"
            + " position existed, and it was knowingly abused. Vulnerability alone is not a means.",
        text(reading(RECRUITED.with("position-of-vulnerability", ESTABLISHED)), Topic.HALF_MET));
    assertEquals(
        "Abuse of a position of vulnerability is half met and does not count: it is indicated,"
            + " while a position of vulnerability is contradicted. Two findings are needed: the"
            + " position existed, and it was knowingly abused. Vulnerability alone is not a means.",
        text(
            reading(
                RECRUITED
                    .with("abuse-of-vulnerability", INDICATED)
                    .with("position-of-vulnerability", CONTRADICTED)),
            Topic.HALF_MET));
  }

  @Test
  void aMeansAloneIsSupportForAChildToo() {
    Draft file = file(ADULT).with("deception", INDICATED);
    assertEquals(POSSIBLE, tip(PK, file));
    assertEquals(POSSIBLE, tip(PK, file.of(CHILD)));
    assertEquals(POSSIBLE, tip(PK, file.of(UNKNOWN)));
  }

  @Test
  void anAbuseWhosePositionIsOpenIsSupportOneWhosePositionIsDeniedIsNone() {
    Draft abused = file(ADULT).with("abuse-of-vulnerability", ESTABLISHED);
    assertEquals(POSSIBLE, tip(PK, abused));
    assertEquals(NONE, tip(PK, abused.with("position-of-vulnerability", CONTRADICTED)));
  }

  @Test
  void vulnerabilityAloneIndicatesNothing() {
    assertEquals(NONE, tip(PK, file(ADULT).with("position-of-vulnerability", ESTABLISHED)));
  }

  // ---- age

  @Test
  void anUnknownAgeIsReadBothWaysAndProtectedAsAChild() {
    var result = RECRUITED.of(UNKNOWN).by(PK).result(TRAFFICKING_IN_PERSONS);
    assertEquals(MET, result.outcome());
    Reading child = result.readings().get(0);
    Reading adult = result.readings().get(1);
    assertEquals(ReadAs.CHILD, child.readAs());
    assertEquals(MET, child.outcome());
    assertEquals(ReadAs.ADULT, adult.readAs());
    assertEquals(POSSIBLE, adult.outcome());
    assertEquals(
        List.of(
            "While the age is not known, the person is treated as a child; the assessment is shown"
                + " both ways. This is the reading as a child, which holds until the age is known.",
            "A child is a person under 18; for a child no means is needed."),
        about(child, Topic.AGE).stream().map(Sentence::text).toList());
    assertTrue(
        text(adult, Topic.AGE).endsWith("should the person turn out to be an adult."),
        text(adult, Topic.AGE));
  }

  @Test
  void aMeansThatAChildsCaseDoesNotNeedIsStillTold() {
    Reading child = reading(DECEIVED.of(CHILD));
    assertEquals(
        "Deception counts as a means: indicated. None is needed.",
        about(child, Topic.COUNTED).get(1).text());
  }

  @Test
  void ageMakesNoDifferenceToOrganTrafficking() {
    Draft file = file(ADULT).with("organ-removal", INDICATED).with("gain-of-others", INDICATED);
    for (AgeClass age : AgeClass.values()) {
      var result = file.of(age).by(PK).result(ORGAN_TRAFFICKING);
      assertEquals(MET, result.outcome());
      assertEquals(
          List.of(ReadAs.ANY_AGE), result.readings().stream().map(Reading::readAs).toList());
    }
  }

  // ---- consent

  @ParameterizedTest
  @EnumSource(AgeClass.class)
  void consentIsSpokenOfOnlyWhereTheFileMentionsIt(AgeClass age) {
    for (Reading reading : readings(DECEIVED.of(age))) {
      assertEquals(List.of(), about(reading, Topic.CONSENT));
    }
    for (Reading reading : readings(DECEIVED.of(age).mentioningConsent())) {
      assertFalse(about(reading, Topic.CONSENT).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(AgeClass.class)
  void consentChangesNoResult(AgeClass age) {
    for (Draft file : List.of(DECEIVED, RECRUITED, file(age).with("organ-removal", ESTABLISHED))) {
      assertEquals(
          file.of(age).by(PK).results().stream().map(Assessment.Result::outcome).toList(),
          file.of(age).mentioningConsent().by(PK).results().stream()
              .map(Assessment.Result::outcome)
              .toList());
    }
  }

  @Test
  void aChildsConsentIsAlwaysIrrelevantAnAdultsOnceAMeansCounts() {
    assertEquals(
        "The file mentions consent. A child's consent is always irrelevant, whether or not any"
            + " means was used.",
        text(reading(RECRUITED.of(CHILD).mentioningConsent()), Topic.CONSENT));
    assertEquals(
        "The file mentions consent. An adult's consent is irrelevant once any of the means was"
            + " used. One counts here, so the consent is irrelevant.",
        text(reading(DECEIVED.mentioningConsent()), Topic.CONSENT));
    assertEquals(
        "The file mentions consent. An adult's consent is irrelevant once any of the means was"
            + " used. None counts yet; the consent does not end the assessment.",
        text(reading(RECRUITED.mentioningConsent()), Topic.CONSENT));
    // half a means is none
    assertTrue(
        text(
                reading(
                    RECRUITED.with("position-of-vulnerability", ESTABLISHED).mentioningConsent()),
                Topic.CONSENT)
            .contains("None counts yet"));
    assertEquals(
        List.of("3(b)"),
        about(reading(DECEIVED.mentioningConsent()), Topic.CONSENT).stream()
            .map(sentence -> sentence.basis().article())
            .toList());
  }

  // ---- payment

  @Test
  void paymentIsASignOnlyWhereItIsNotLawful() {
    Draft paid =
        file(ADULT).with("organ-removal", ESTABLISHED).with("payment-of-the-donor", ESTABLISHED);
    assertEquals(MET, ot(PK, paid));
    Reading iran = paid.by(IR).result(ORGAN_TRAFFICKING).readings().get(0);
    assertEquals(POSSIBLE, iran.outcome());
    assertEquals(
        "Payment for the organ is established and does not count. Paid kidney donation is lawful"
            + " within a regulated programme. Whether a payment went outside it is a question of"
            + " authorisation.",
        text(iran, Topic.PAYMENT_LAWFUL));
    assertFalse(iran.missing().get(0).elements().contains("payment-of-the-donor"));
  }

  /** Under Iran's profile no finding on payment changes a result, whatever else is found. */
  @Test
  void paymentUnderIranChangesNothing() {
    for (FindingValue removal : FindingValue.values()) {
      for (FindingValue permit : FindingValue.values()) {
        Draft without =
            file(ADULT).with("organ-removal", removal).with("without-authorisation", permit);
        for (FindingValue payment : FindingValue.values()) {
          assertEquals(ot(IR, without), ot(IR, without.with("payment-of-the-donor", payment)));
        }
      }
    }
  }

  @Test
  void outsideTheProgrammeIranHasTheOffenceToo() {
    Draft file = file(ADULT).with("organ-removal", ESTABLISHED);
    assertEquals(MET, ot(IR, file.with("without-authorisation", INDICATED)));
    assertEquals(MET, ot(IR, file.with("gain-of-others", INDICATED)));
    assertEquals(MET, ot(IR, file.with("without-valid-consent", INDICATED)));
  }

  /** That one is a means of trafficking in persons: it is not the donor who is paid. */
  @Test
  void payingSomebodyInControlIsAMeansEverywhere() {
    Draft file = RECRUITED.with("payment-for-control", INDICATED);
    for (LegalProfile profile : LegalProfiles.all()) {
      assertEquals(MET, tip(profile, file));
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
      assertEquals(met && found.counts() ? MET : POSSIBLE, ot(PK, file), found.toString());
      Draft other = file(ADULT).with(conduct, ESTABLISHED).with(circumstance, found);
      boolean notForGain = conduct.equals("soliciting") && met && found.speaksAgainst();
      Outcome otherwise = notForGain ? NONE : POSSIBLE;
      assertEquals(met && found.counts() ? MET : otherwise, ot(PK, other), found.toString());
      assertEquals(NONE, tip(PK, file));
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
    assertEquals(MET, reading.outcome());
    assertTrue(text(reading, Topic.CONSENT).contains("willing seller"));
    assertEquals(
        2,
        about(sold.of(CHILD).by(PK).result(ORGAN_TRAFFICKING).readings().get(0), Topic.CONSENT)
            .size());
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
    assertEquals(
        "The organ need not have been taken; the purpose is enough.",
        text(trafficking, Topic.WITHOUT_REMOVAL));
    Reading organ = file.by(PK).result(ORGAN_TRAFFICKING).readings().get(0);
    assertTrue(text(organ, Topic.WITHOUT_REMOVAL).startsWith("An attempt"));
    assertEquals(
        "Removal of an organ does not count: contradicted.", text(organ, Topic.NOT_COUNTED));
  }

  // ---- the explanation

  @Test
  void aSentencePointsToItsFindingsArticleAndProfile() {
    Sentence deception = about(reading(DECEIVED), Topic.COUNTED).get(1);
    assertEquals("Deception counts as a means: indicated.", deception.text());
    assertEquals(List.of("deception"), deception.elements());
    assertEquals(List.of(link("observation", "deception")), deception.observations());
    assertEquals(List.of(link("evidence", "deception")), deception.evidence());
    assertEquals("UN Trafficking in Persons Protocol", deception.basis().instrument());
    assertEquals("3(a)", deception.basis().article());
    assertEquals("pk", deception.basis().profile());
    assertEquals("2026-11", deception.basis().profileVersion());
    assertEquals(
        List.of("read", "general-knowledge"),
        deception.basis().sources().stream().map(LegalProfile.Source::status).toList());
  }

  @Test
  void whatSpeaksAgainstIsToldToo() {
    Reading reading =
        reading(everyOf(Part.ACT, NOT_INDICATED, file(ADULT)).with("fraud", ESTABLISHED));
    assertEquals(NONE, reading.outcome());
    assertEquals(5, about(reading, Topic.NOT_COUNTED).size());
    assertTrue(text(reading, Topic.SPOKEN_AGAINST).startsWith("Nothing that could be an act"));
    assertEquals(List.of(), reading.missing());
  }

  @Test
  void noReasonComesIntoTheResult() {
    Draft file = DECEIVED.with(new Finding("fraud", INDICATED, "PLANTED", List.of(), List.of()));
    assertFalse(file.by(PK).toString().contains("PLANTED"));
    assertFalse(file.recorded().toString().contains("PLANTED"));
  }

  @Test
  void itIsPlainJson() throws Exception {
    JsonNode json = new ObjectMapper().valueToTree(RECRUITED.of(UNKNOWN).by(PK));
    assertEquals("unknown", json.get("ageClass").asText());
    assertFalse(json.get("confirmedByCounsel").asBoolean());
    JsonNode result = json.get("results").get(0);
    assertEquals("trafficking-in-persons", result.get("offence").asText());
    assertEquals("elements-met-on-recorded-information", result.get("outcome").asText());
    JsonNode adult = result.get("readings").get(1);
    assertEquals("adult", adult.get("readAs").asText());
    assertEquals("means", adult.get("missing").get(0).get("part").asText());
    assertEquals("result", adult.get("explanation").get(0).get("topic").asText());
    Assessment back = new ObjectMapper().treeToValue(json, Assessment.class);
    assertEquals(RECRUITED.of(UNKNOWN).by(PK), back);
    Finding finding = Files.finding("fraud", NOT_INDICATED);
    assertEquals(
        finding,
        new ObjectMapper().treeToValue(new ObjectMapper().valueToTree(finding), Finding.class));
  }

  private static void assertOutcomes(Outcome trafficking, Outcome organ, Draft file) {
    assertEquals(
        List.of(trafficking, organ),
        file.by(PK).results().stream().map(Assessment.Result::outcome).toList());
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
