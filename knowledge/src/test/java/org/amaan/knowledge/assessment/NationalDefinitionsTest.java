package org.amaan.knowledge.assessment;

import static org.amaan.knowledge.AgeClass.ADULT;
import static org.amaan.knowledge.AgeClass.CHILD;
import static org.amaan.knowledge.AgeClass.UNKNOWN;
import static org.amaan.knowledge.assessment.Files.AF_AS_READ;
import static org.amaan.knowledge.assessment.Files.BD_AS_READ;
import static org.amaan.knowledge.assessment.Files.IQ_AS_READ;
import static org.amaan.knowledge.assessment.Files.IR_AS_READ;
import static org.amaan.knowledge.assessment.Files.PK_AS_READ;
import static org.amaan.knowledge.assessment.Files.file;
import static org.amaan.knowledge.assessment.FindingValue.CONTRADICTED;
import static org.amaan.knowledge.assessment.FindingValue.ESTABLISHED;
import static org.amaan.knowledge.assessment.FindingValue.INDICATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.OffenceType;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;
import org.amaan.knowledge.assessment.Files.Draft;
import org.amaan.knowledge.law.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the same findings come to by the Protocol and by the acts of each country. */
class NationalDefinitionsTest {

  /** Defrauded, recruited, taken, and an organ removed for money. */
  private static final Draft SOLD =
      file(ADULT)
          .with("recruitment", ESTABLISHED)
          .with("transportation", ESTABLISHED)
          .with("fraud", ESTABLISHED)
          .with("deception", ESTABLISHED)
          .with("purpose-of-organ-removal", ESTABLISHED)
          .with("organ-removal", ESTABLISHED)
          .with("payment-of-the-donor", ESTABLISHED)
          .with("payment-outside-programme", ESTABLISHED);

  private static Draft sold(LegalProfile profile, AgeClass age) {
    List<String> known =
        profile.offences().stream()
            .flatMap(offence -> offence.elements().stream())
            .map(org.amaan.knowledge.Offence.Element::id)
            .toList();
    return new Draft(
        age, false, SOLD.findings().stream().filter(f -> known.contains(f.element())).toList());
  }

  @ParameterizedTest
  @CsvSource({
    // profile, act, an adult's outcome, a child's
    "pk, ptpa-2018,                 not-covered,    not-covered",
    "pk, thota-2010,                cannot-be-said, cannot-be-said",
    "pk, kp-transplant-2014,        cannot-be-said, cannot-be-said",
    // without the time of the acts an act that was repealed since may apply to them
    "bd, trafficking-act-2012,      cannot-be-said, cannot-be-said",
    "bd, trafficking-ordinance-2026, cannot-be-said, cannot-be-said",
    "bd, transplant-act-1999,       cannot-be-said, cannot-be-said",
    "bd, transplant-ordinance-2025, cannot-be-said, cannot-be-said",
    "iq, law-28-2012,               cannot-be-said, cannot-be-said",
    "iq, law-11-2016,               cannot-be-said, cannot-be-said",
    "iq, law-18-2024,               cannot-be-said, cannot-be-said",
    "ir, law-2004,                  cannot-be-said, cannot-be-said",
    "ir, child-protection-law,      not-covered,    cannot-be-said",
    "af, penal-code-511,            not-covered,    not-covered"
  })
  void whatTheSameFindingsComeToByEachAct(
      String profileId, String act, String ofAnAdult, String ofAChild) {
    LegalProfile profile = LegalProfiles.find(profileId, "2026-12").orElseThrow();
    Assessment adult = sold(profile, ADULT).by(profile);
    assertThat(adult.result(OffenceType.TRAFFICKING_IN_PERSONS).outcome())
        .isEqualTo(Outcome.ELEMENTS_MET_ON_RECORDED_INFORMATION);
    assertThat(adult.definition(act).outcome().value()).isEqualTo(ofAnAdult);
    assertThat(sold(profile, CHILD).by(profile).definition(act).outcome().value())
        .isEqualTo(ofAChild);
  }

  @Test
  void everyActOfEveryProfileStandsInThatTable() {
    assertThat(
            LegalProfiles.all().stream().flatMap(profile -> profile.definitions().stream()).count())
        .isEqualTo(13);
  }

  @Test
  void versionsBeforeHoldNoActsAndSayNothingOfThem() {
    Assessment before = SOLD_WITHOUT_PROGRAMME.by(Files.profileOf("PK"));
    assertThat(before.definitions()).isEqualTo(List.of());
    assertThat(before.differences()).isEqualTo(List.of());
    assertThat(before.time()).isNull();
  }

  private static final Draft SOLD_WITHOUT_PROGRAMME = sold(PK_AS_READ, ADULT);

  @Test
  void inPakistanTheDifferenceIsTold() {
    Assessment assessment = SOLD_WITHOUT_PROGRAMME.by(PK_AS_READ, "2025-03-01", "2025-06-30");
    assertThat(assessment.differences().stream().map(Sentence::text).toList())
        .isEqualTo(
            List.of(
                "Each act of the country is applied as it was at the time of the acts, 2025-03-01 to"
                    + " 2025-06-30. What is known of it is what version 2026-12 holds.",
                "By the UN Trafficking in Persons Protocol: trafficking in persons for the removal of"
                    + " organs, the elements are met on the recorded information.",
                "By the Declaration of Istanbul on Organ Trafficking and Transplant Tourism 2018:"
                    + " organ trafficking, the elements are met on the recorded information.",
                "Under the Act of 2018: not met by this act, which does not cover it as far as it was"
                    + " read. Exploitation by removal of organs is found, but the Act of 2018 does not"
                    + " name it. It names \"compelled labour or commercial sex acts\"; the removal of"
                    + " organs is not named. Law blogs say otherwise (lex-form, joshandmakinternational).",
                "The Act of 2018 had been made before; the day on which it came into force was not"
                    + " read. Act XXXIV of 2018; the day on which it came into force was not noted when"
                    + " it was read.",
                "Under the transplant Act of 2010: cannot be said from what was read of it. Payment for"
                    + " the organ is found; whether what the transplant Act of 2010 names covers it is"
                    + " for counsel. Seen in part: Payment does not include costs and lost earnings;"
                    + " anything beyond them is payment.",
                "The transplant Act of 2010 had been made before; the day on which it came into force"
                    + " was not read. Seen in part: Act VI of 2010. The text that sources cite is that"
                    + " of Punjab; the subject is devolved to the provinces.",
                "Under the transplant Act of 2010 it may be charged: first information reports cite"
                    + " its sections 10 and 11, whose wording was not read (seen in part).",
                "Under the transplant Act of Khyber Pakhtunkhwa: cannot be said from what was read of"
                    + " it. Removal of an organ is found; whether the transplant Act of Khyber"
                    + " Pakhtunkhwa names it was not read. Its definition was not found; what it"
                    + " names is not known.",
                "The transplant Act of Khyber Pakhtunkhwa had been made before; the day on which it"
                    + " came into force was not read. Seen in part: Khyber Pakhtunkhwa has an Act of its"
                    + " own of 2014.",
                "Seen in part: Sellers of their own organ have been arrested or named in first"
                    + " information reports; the source names no Act.",
                "Non-punishment under the Act of 2018 does not reach a charge under the transplant Act"
                    + " of 2010 or the transplant Act of Khyber Pakhtunkhwa. A victim is \"not criminally"
                    + " liable for an offence under this Act\": the rule reaches charges under this Act"
                    + " only, not one under the transplant Act."));
  }

  @Test
  void whatIsFoundPointsToItsFindings() {
    Sentence purpose =
        about(SOLD_WITHOUT_PROGRAMME.by(PK_AS_READ), "ptpa-2018", Topic.NOT_NAMED).get(0);
    assertThat(purpose.elements()).isEqualTo(List.of("purpose-of-organ-removal"));
    assertThat(purpose.observations())
        .isEqualTo(List.of(Files.link("observation", "purpose-of-organ-removal")));
    assertThat(purpose.basis().statement()).isEqualTo("ptpa-purpose");
    assertThat(purpose.basis().article()).isEqualTo("s. 3");
  }

  /** Without any finding the Act of 2018 does not cover it either. */
  @Test
  void anActThatDoesNotNameThePurposeNeverCoversIt() {
    assertThat(file(ADULT).by(PK_AS_READ).definition("ptpa-2018").outcome())
        .isEqualTo(DefinitionOutcome.NOT_COVERED);
    assertThat(file(ADULT).by(AF_AS_READ).definition("penal-code-511").outcome())
        .isEqualTo(DefinitionOutcome.NOT_COVERED);
    assertThat(file(ADULT).by(PK_AS_READ).definition("thota-2010").outcome())
        .isEqualTo(DefinitionOutcome.NOT_INDICATED);
  }

  /** Nobody has read what it names, so nothing that was found or not found is a result by it. */
  @Test
  void byAnActThatNobodyHasReadNothingCanBeSaid() {
    Draft taken =
        file(ADULT)
            .with("recruitment", ESTABLISHED)
            .with("deception", ESTABLISHED)
            .with("purpose-of-organ-removal", ESTABLISHED);
    for (Draft draft : List.of(taken, file(ADULT), taken.with("organ-removal", CONTRADICTED))) {
      Assessment assessment = draft.by(PK_AS_READ, "2025-03-01", "2025-06-30");
      DefinitionResult unread = assessment.definition("kp-transplant-2014");
      assertThat(unread.outcome()).isEqualTo(DefinitionOutcome.CANNOT_BE_SAID);
      assertThat(text(assessment, "kp-transplant-2014", Topic.RESULT))
          .isEqualTo(
              "Transplant Act of Khyber Pakhtunkhwa 2014: cannot be said from what was read of it.");
      assertThat(about(assessment, "kp-transplant-2014", Topic.NOT_READ))
          .extracting(Sentence::text)
          .containsExactly(
              "What the transplant Act of Khyber Pakhtunkhwa names was not read. Its definition was"
                  + " not found; what it names is not known.");
      assertThat(assessment.differences())
          .extracting(Sentence::text)
          .filteredOn(text -> text.startsWith("Under the transplant Act of Khyber Pakhtunkhwa"))
          .containsExactly(
              "Under the transplant Act of Khyber Pakhtunkhwa: cannot be said from what was read of"
                  + " it. What the transplant Act of Khyber Pakhtunkhwa names was not read. Its"
                  + " definition was not found; what it names is not known.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    // acts from, to, the two acts against trafficking, the two on transplants
    "2024-01-01, 2024-12-31, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE",
    "2025-11-18, 2025-11-18, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE",
    // of the Ordinances only their dates were read, not when they came into force
    "2025-11-19, 2025-11-19, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE, REPEALED, NOT_KNOWN",
    "2025-11-01, 2025-11-30, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE, PART_OF_THE_TIME, NOT_KNOWN",
    // the day in January is not known
    "2026-01-15, 2026-01-15, NOT_KNOWN, NOT_KNOWN, REPEALED, IN_FORCE_DAY_NOT_READ",
    "2026-02-01, 2026-03-01, REPEALED, IN_FORCE_DAY_NOT_READ, REPEALED, IN_FORCE_DAY_NOT_READ",
    "1998-05-01, 1998-05-01, NOT_YET_IN_FORCE, NOT_YET_IN_FORCE, NOT_YET_IN_FORCE, NOT_YET_IN_FORCE",
    // an act of a year may have begun on any day of it, or later
    "2012-06-01, 2012-06-01, NOT_KNOWN, NOT_YET_IN_FORCE, IN_FORCE_DAY_NOT_READ, NOT_YET_IN_FORCE"
  })
  void inBangladeshTheTimeOfTheActsDecidesWhichActApplies(
      String from,
      String to,
      Standing act2012,
      Standing ordinance2026,
      Standing act1999,
      Standing ordinance2025) {
    Assessment assessment = sold(BD_AS_READ, ADULT).by(BD_AS_READ, from, to);
    assertThat(assessment.definitions().stream().map(DefinitionResult::standing).toList())
        .isEqualTo(List.of(act2012, ordinance2026, act1999, ordinance2025));
    for (DefinitionResult result : assessment.definitions()) {
      assertThat(result.outcome() == DefinitionOutcome.NOT_IN_FORCE)
          .isEqualTo(result.standing().isNoLaw());
    }
  }

  @Test
  void anActThatWasRepealedIsShownAsSuch() {
    Assessment assessment = sold(BD_AS_READ, ADULT).by(BD_AS_READ, "2026-05-01", "2026-05-01");
    assertThat(text(assessment, "transplant-act-1999", Topic.LAW_AT_THE_TIME))
        .isEqualTo(
            "The transplant Act of 1999 was no law any more at the time of the acts (repealed on"
                + " 2025-11-19). Seen in part: The Act of 1999 was repealed by an Ordinance of 19"
                + " November 2025; whether from that day on was not read.");
    assertThat(text(assessment, "transplant-ordinance-2025", Topic.LAW_AT_THE_TIME))
        .isEqualTo(
            "The transplant Ordinance of 2025 had been made before; the day on which it came into force"
                + " was not read. Seen in part: It is of 19 November 2025 and repealed the Act of 1999;"
                + " the day on which it came into force, and its sections, were not found.");
  }

  @Test
  void whereTheTimeIsNotRecordedTheLawOfADayIsUsedAndItSaysSo() {
    String told = sold(PK_AS_READ, ADULT).by(PK_AS_READ).differences().get(0).text();
    assertThat(told)
        .startsWith(
            "When the acts happened is not recorded, so each act of the country is applied"
                + " as it was on 2026-12-01;");
  }

  @Test
  void inIranWhetherHarbouringIsNamedByTheLawOf2004WasNotRead() {
    Draft inside =
        file(ADULT)
            .with("harbouring", ESTABLISHED)
            .with("fraud", ESTABLISHED)
            .with("purpose-of-organ-removal", ESTABLISHED)
            .with("transportation", CONTRADICTED)
            .with("transfer", CONTRADICTED);
    Assessment assessment = inside.by(IR_AS_READ);
    assertThat(assessment.result(OffenceType.TRAFFICKING_IN_PERSONS).outcome())
        .isEqualTo(Outcome.ELEMENTS_MET_ON_RECORDED_INFORMATION);
    assertThat(assessment.definition("law-2004").outcome())
        .isEqualTo(DefinitionOutcome.CANNOT_BE_SAID);
    assertThat(text(assessment, "law-2004", Topic.NOT_READ))
        .startsWith("Harbouring is found; whether the law of 2004 names it was not read.");
    assertThat(text(assessment, "law-2004", Topic.TERRITORY))
        .contains("what happens inside the country is not covered by it");
    assertThat(text(assessment, "law-2004", Topic.TERRITORY))
        .endsWith("Whether a border was crossed is not among the findings.");
  }

  /** Of unknown age: as a child the law that protects minors may apply, as an adult it does not. */
  @Test
  void anUnknownAgeIsReadBothWays() {
    DefinitionResult result =
        sold(IR_AS_READ, UNKNOWN).by(IR_AS_READ).definition("child-protection-law");
    assertThat(result.readings().stream().map(DefinitionResult.Reading::outcome).toList())
        .isEqualTo(List.of(DefinitionOutcome.CANNOT_BE_SAID, DefinitionOutcome.NOT_COVERED));
  }

  @Test
  void abuseOfVulnerabilityAloneIsNoMeansInIraq() {
    Draft abused =
        file(ADULT)
            .with("recruitment", ESTABLISHED)
            .with("position-of-vulnerability", ESTABLISHED)
            .with("abuse-of-vulnerability", INDICATED)
            .with("purpose-of-organ-removal", ESTABLISHED);
    Assessment assessment = abused.by(IQ_AS_READ);
    assertThat(assessment.result(OffenceType.TRAFFICKING_IN_PERSONS).outcome())
        .isEqualTo(Outcome.ELEMENTS_MET_ON_RECORDED_INFORMATION);
    assertThat(text(assessment, "law-28-2012", Topic.NOT_NAMED))
        .isEqualTo(
            "Abuse of a position of vulnerability is found, but Law 28 of 2012 does not name it. Seen"
                + " in part: Abuse of a position of vulnerability is not in its list.");
  }

  @Test
  void billsAmendmentsAndDisputesAreShownAsTheyAre() {
    List<String> penalties =
        about(SOLD_WITHOUT_PROGRAMME.by(PK_AS_READ), "ptpa-2018", Topic.PENALTY).stream()
            .map(Sentence::text)
            .toList();
    assertThat(penalties)
        .anyMatch(text -> text.startsWith("Not seen to be law (bill): Seen in part: 10 years"))
        .anyMatch(text -> text.startsWith("Not seen to be law (bill): Disputed: Coverage"))
        .anyMatch(text -> text.startsWith("Aggravated: up to 14 years"));
  }

  private static List<Sentence> about(Assessment assessment, String act, Topic topic) {
    return assessment.definition(act).readings().get(0).explanation().stream()
        .filter(sentence -> sentence.topic() == topic)
        .toList();
  }

  private static String text(Assessment assessment, String act, Topic topic) {
    return about(assessment, act, topic).get(0).text();
  }
}
