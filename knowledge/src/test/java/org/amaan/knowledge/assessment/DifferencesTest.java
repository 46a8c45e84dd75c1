package org.amaan.knowledge.assessment;

import static org.amaan.knowledge.AgeClass.ADULT;
import static org.amaan.knowledge.AgeClass.UNKNOWN;
import static org.amaan.knowledge.assessment.Files.BD_AS_READ;
import static org.amaan.knowledge.assessment.Files.IR_AS_READ;
import static org.amaan.knowledge.assessment.Files.PK_AS_READ;
import static org.amaan.knowledge.assessment.Files.file;
import static org.amaan.knowledge.assessment.FindingValue.ESTABLISHED;
import static org.amaan.knowledge.assessment.FindingValue.INDICATED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;
import org.amaan.knowledge.assessment.Files.Draft;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition.Validity;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Mark;
import org.amaan.knowledge.law.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the definitions part: what is told of each act, and what must never be left out. */
class DifferencesTest {

  private static final Draft ABUSED =
      file(ADULT)
          .with("recruitment", ESTABLISHED)
          .with("position-of-vulnerability", ESTABLISHED)
          .with("abuse-of-vulnerability", INDICATED)
          .with("purpose-of-organ-removal", ESTABLISHED);

  /** The means is not named either, but what keeps the Act from covering it is the purpose. */
  @Test
  void thatTheRemovalOfOrgansIsNotNamedIsToldWhateverElseIsNotNamed() {
    List<String> told = texts(ABUSED.by(PK_AS_READ, "2025-03-01", "2025-06-30"));
    assertThat(told)
        .anyMatch(
            text ->
                text.startsWith("Under the Act of 2018: not met by this act")
                    && text.contains(
                        "Exploitation by removal of organs is found, but the Act of 2018 does not"
                            + " name it."));
    assertThat(told).noneMatch(text -> text.contains("Abuse of a position of vulnerability"));
  }

  @Test
  void everythingThatKeepsAnActFromCoveringItIsTold() {
    Validity since2000 =
        new Validity(Mark.IN_FORCE, LawDate.of("2000"), LawDate.of("2000"), null, null, "made-up");
    List<String> told =
        texts(ABUSED.by(Files.madeUp(since2000, Coverage.NOT_NAMED), "2025-03-01", "2025-06-30"));
    assertThat(told.stream().filter(text -> text.startsWith("Under the made-up Act")).toList())
        .satisfiesExactly(
            act ->
                assertThat(act)
                    .startsWith("Under the made-up Act: not met by this act")
                    .contains("Recruitment is found, but"),
            means ->
                assertThat(means)
                    .startsWith(
                        "Under the made-up Act too: Abuse of a position of vulnerability is found"),
            purpose ->
                assertThat(purpose)
                    .startsWith(
                        "Under the made-up Act too: Exploitation by removal of organs is found"));
  }

  @Test
  void whereOnlyAChildIsProtectedBothReadingsAreTold() {
    List<String> told =
        texts(
            file(UNKNOWN)
                .with("organ-removal", ESTABLISHED)
                .with("payment-of-the-donor", ESTABLISHED)
                .with("payment-outside-programme", ESTABLISHED)
                .by(IR_AS_READ, "2025-03-01", "2025-06-30"));
    assertThat(told)
        .contains(
            "Under the child protection law: as a child: cannot be said from what was read of it; as"
                + " an adult: not met by this act, which does not cover it as far as it was read.");
    assertThat(told)
        .anyMatch(
            text ->
                text.startsWith("Under the child protection law, as an adult: ")
                    && text.contains("The child protection law protects minors only."));
  }

  @Test
  void whereAMeansDecidesBothReadingsAreToldOfTheProtocolToo() {
    List<String> told =
        texts(
            file(UNKNOWN)
                .with("recruitment", ESTABLISHED)
                .with("purpose-of-organ-removal", ESTABLISHED)
                .by(PK_AS_READ, "2025-03-01", "2025-06-30"));
    assertThat(told)
        .contains(
            "By the UN Trafficking in Persons Protocol: trafficking in persons for the removal of"
                + " organs, as a child: the elements are met on the recorded information; as an"
                + " adult: possible.");
  }

  /** The time decides which law applies: without it none of them can be called no law. */
  @Test
  void whileTheTimeIsNotRecordedNoActIsCalledNoLaw() {
    Assessment assessment = ABUSED.by(BD_AS_READ);
    assertThat(assessment.definition("trafficking-act-2012").standing())
        .isEqualTo(Standing.NOT_KNOWN);
    assertThat(assessment.definition("trafficking-act-2012").outcome())
        .isEqualTo(DefinitionOutcome.CANNOT_BE_SAID);
    assertThat(texts(assessment))
        .noneMatch(text -> text.contains("no law at the time of the acts"))
        .anyMatch(
            text ->
                text.contains(
                    "The Act of 2012 is no law any more on 2026-12-01 (repealed on 2026-01). The time"
                        + " of the acts decides whether it applies to them, and it is not"
                        + " recorded."));
  }

  @Test
  void anActThatBeganAfterTheDayIsNotCalledNoLawEither() {
    Validity of2030 =
        new Validity(Mark.IN_FORCE, LawDate.of("2030"), LawDate.of("2030"), null, null, "made-up");
    Assessment assessment = ABUSED.by(Files.madeUp(of2030, Coverage.NAMED));
    assertThat(assessment.definition("made-up").outcome())
        .isEqualTo(DefinitionOutcome.CANNOT_BE_SAID);
    assertThat(texts(assessment))
        .anyMatch(text -> text.contains("is not yet law on 2026-12-01 (since 2030)."));
  }

  @ParameterizedTest
  @CsvSource({
    // made, in force from, repealed on, acts from, to, standing, outcome
    "2018, 2019-01-01,           , 2020-01-01, 2020-02-01, IN_FORCE,              MET",
    "2018,           ,           , 2020-01-01, 2020-02-01, IN_FORCE_DAY_NOT_READ, MET",
    "2018, 2019-01-01,           , 2018-12-01, 2019-02-01, PART_OF_THE_TIME,      CANNOT_BE_SAID",
    "2018, 2019-01-01, 2020-01-15, 2020-01-01, 2020-02-01, PART_OF_THE_TIME,      CANNOT_BE_SAID",
    "2018,           , 2020-01-15, 2020-01-01, 2020-02-01, PART_OF_THE_TIME,      CANNOT_BE_SAID",
    "2018, 2019-01   , 2020-01   , 2018-12-01, 2020-02-01, PART_OF_THE_TIME,      CANNOT_BE_SAID",
    "2018,           , 2020-01   , 2020-01-10, 2020-02-01, NOT_KNOWN,             CANNOT_BE_SAID",
    "    ,           ,           , 2020-01-01, 2020-02-01, NOT_KNOWN,             CANNOT_BE_SAID",
    "    ,           , 2020-01-15, 2020-01-01, 2020-02-01, NOT_KNOWN,             CANNOT_BE_SAID",
    "    ,           , 2020-01-15, 2020-01-15, 2020-02-01, REPEALED,              NOT_IN_FORCE",
    "2018, 2019-01-01,           , 2018-12-01, 2018-12-31, NOT_YET_IN_FORCE,      NOT_IN_FORCE"
  })
  void anActIsMetOnlyIfItWasLawForTheWholeTime(
      String made,
      String inForceFrom,
      String repealedOn,
      String from,
      String to,
      Standing standing,
      String outcome) {
    Validity validity =
        new Validity(
            repealedOn == null ? Mark.IN_FORCE : Mark.REPEALED,
            date(made),
            date(inForceFrom),
            date(repealedOn),
            null,
            "made-up");
    Assessment assessment =
        ABUSED.with("fraud", ESTABLISHED).by(Files.madeUp(validity, Coverage.NAMED), from, to);
    assertThat(assessment.definition("made-up").standing()).isEqualTo(standing);
    assertThat(assessment.definition("made-up").outcome())
        .isEqualTo(
            outcome.equals("MET")
                ? DefinitionOutcome.ELEMENTS_MET_ON_RECORDED_INFORMATION
                : DefinitionOutcome.valueOf(outcome));
    assertThat(
            assessment.differences().stream()
                .filter(sentence -> "made-up".equals(sentence.basis().statement()))
                .map(Sentence::text)
                .anyMatch(
                    text ->
                        text.contains("day on which it came into force was not read")
                            || text.contains("for a part of the time of the acts only")
                            || text.contains("cannot be said from what was read. ")
                            || text.contains("no law any more")
                            || text.contains("not yet in force")))
        .isEqualTo(standing != Standing.IN_FORCE);
  }

  private static LawDate date(String text) {
    return text == null ? null : LawDate.of(text);
  }

  /** What counts, what is partly named and what was not read is each told as that. */
  @ParameterizedTest
  @EnumSource(Coverage.class)
  void aMadeUpActComesToWhatItNames(Coverage named) {
    Validity validity =
        new Validity(Mark.IN_FORCE, LawDate.of("2018"), LawDate.of("2018"), null, null, "made-up");
    assertThat(
            ABUSED
                .by(Files.madeUp(validity, named), "2020-01-01", "2020-02-01")
                .definition("made-up")
                .outcome())
        .isEqualTo(
            switch (named) {
              case NAMED -> DefinitionOutcome.ELEMENTS_MET_ON_RECORDED_INFORMATION;
              case PARTLY, UNKNOWN -> DefinitionOutcome.CANNOT_BE_SAID;
              case NOT_NAMED -> DefinitionOutcome.NOT_COVERED;
            });
  }

  @Test
  void sinceWhenAnAmendmentIsLawIsTold() {
    assertThat(penalties("2023-01-01"))
        .contains(
            "Seen in part: Fines in lieu of imprisonment for sex trafficking of women and children"
                + " were removed (since 2022).");
    assertThat(penalties("2021-12-31"))
        .contains(
            "Not yet in force at the time of the acts: Seen in part: Fines in lieu of imprisonment for"
                + " sex trafficking of women and children were removed (since 2022).");
  }

  private static List<String> penalties(String day) {
    return ABUSED
        .by(PK_AS_READ, day, day)
        .definition("ptpa-2018")
        .readings()
        .get(0)
        .explanation()
        .stream()
        .filter(sentence -> sentence.topic() == Topic.PENALTY)
        .map(Sentence::text)
        .toList();
  }

  /** What may be charged rests on its own statement, so that counsel can confirm it by itself. */
  @Test
  void whatMayBeChargedIsASentenceOfItsOwn() {
    List<Sentence> charged =
        file(ADULT)
            .with("payment-of-the-donor", ESTABLISHED)
            .with("organ-removal", ESTABLISHED)
            .by(PK_AS_READ, "2025-03-01", "2025-06-30")
            .differences()
            .stream()
            .filter(sentence -> sentence.topic() == Topic.CHARGED)
            .toList();
    assertThat(charged)
        .extracting(sentence -> sentence.basis().statement())
        .containsExactly("thota-charged", "thota-sellers");
    assertThat(charged.get(1).text()).contains("names no Act").doesNotContain("Under the");
    assertThat(charged.get(1).basis().instrument()).as("under no act").isNull();
  }

  /** Acts before the law that is known: nobody looked, which is not the same as no law. */
  @ParameterizedTest
  @CsvSource({
    "2008-01-01, 2008-06-30, true",
    "2008-01-01, 2020-06-30, true",
    "2025-03-01, 2025-06-30, false"
  })
  void ofActsBeforeTheLawThatIsKnownItSaysThatNobodyLooked(String from, String to, boolean told) {
    List<Sentence> earlier =
        ABUSED.by(PK_AS_READ, from, to).differences().stream()
            .filter(sentence -> "earlier-law".equals(sentence.basis().statement()))
            .toList();
    assertThat(earlier).hasSize(told ? 1 : 0);
    assertThat(earlier)
        .allSatisfy(
            sentence ->
                assertThat(sentence.text())
                    .contains("the transplant Act of 2010", "was not looked for"));
  }

  /** What a repealed act had replaced is known; of what stood before that nobody looked. */
  @Test
  void anActThatReplacedAnotherHasAnEarlierLaw() {
    assertThat(texts(ABUSED.by(BD_AS_READ, "2020-03-01", "2020-06-30")))
        .noneMatch(text -> text.contains("was not looked for"));
    assertThat(texts(ABUSED.by(BD_AS_READ, "1995-03-01", "1995-06-30")))
        .anyMatch(text -> text.contains("was not looked for"));
  }

  @Test
  void whatIsNamedAndWhatWasNotReadIsOpenInDifferentWays() {
    String missing =
        file(ADULT)
            .with("purpose-of-organ-removal", ESTABLISHED)
            .by(IR_AS_READ, "2025-03-01", "2025-06-30")
            .definition("law-2004")
            .readings()
            .get(0)
            .explanation()
            .stream()
            .filter(sentence -> sentence.topic() == Topic.MISSING)
            .map(Sentence::text)
            .findFirst()
            .orElseThrow();
    assertThat(missing)
        .isEqualTo(
            "Nothing that the law of 2004 names as an act counts yet. Open: transportation; transfer."
                + " Whether it names recruitment, harbouring or receipt was not read.");
  }

  /** A condition is open only with the element that it completes. */
  @Test
  void whatCompletesAnElementThatIsNotNamedIsNotOpen() {
    assertThat(
            file(ADULT)
                .with("recruitment", ESTABLISHED)
                .with("purpose-of-organ-removal", ESTABLISHED)
                .by(PK_AS_READ, "2025-03-01", "2025-06-30")
                .definition("ptpa-2018")
                .readings()
                .get(0)
                .explanation())
        .extracting(Sentence::text)
        .noneMatch(text -> text.contains("position of vulnerability"));
  }

  private static List<String> texts(Assessment assessment) {
    return assessment.differences().stream().map(Sentence::text).toList();
  }
}
