package org.amaan.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.LegalStatements;
import org.amaan.knowledge.confirmation.Reviewable;
import org.amaan.knowledge.confirmation.Reviewer;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.amaan.knowledge.law.TimeOfActs;
import org.junit.jupiter.api.Test;

/** Which sentences rest on what counsel has confirmed. */
class CounselsViewTest {

  private static final LegalProfile PAKISTAN = LegalProfiles.find("pk", "2026-12").orElseThrow();
  private static final RecordedFindings FILE =
      new RecordedFindings(
          AgeClass.ADULT,
          false,
          List.of(
              new Finding(
                  "purpose-of-organ-removal",
                  FindingValue.ESTABLISHED,
                  "Tissue typing was booked.",
                  List.of(),
                  List.of())),
          TimeOfActs.notRecorded(LocalDate.parse("2026-12-01")));

  @Test
  void whereNothingIsConfirmedTheHeadSaysSo() {
    String printed = AssessmentText.of(PAKISTAN, FILE);
    assertThat(printed).contains("which no counsel has confirmed.");
    assertThat(printed).doesNotContain("(not confirmed by counsel)");
  }

  @Test
  void sentencesThatRestOnTheRestAreMarked() {
    Confirmations confirmations =
        confirmed("statements/ptpa-purpose", "elements/purpose-of-organ-removal");
    Assessment assessment = OffenceEvaluator.evaluate(PAKISTAN, FILE);
    CounselsView counsel = CounselsView.of(PAKISTAN, confirmations);
    List<Sentence> sentences = assessment.definition("ptpa-2018").readings().get(0).explanation();
    assertThat(sentences)
        .allSatisfy(
            sentence ->
                assertThat(counsel.confirms(sentence))
                    .as(sentence.text())
                    .isEqualTo("ptpa-purpose".equals(sentence.basis().statement())));
    assertThat(sentences).anyMatch(counsel::confirms);

    String printed = AssessmentText.of(PAKISTAN, assessment, FILE.findings(), confirmations);
    assertThat(printed).contains("of which counsel has confirmed a part.");
    String notNamed =
        "Exploitation by removal of organs is found, but the Act of 2018 does not name";
    assertThat(printed.lines()).anyMatch(line -> line.contains(notNamed));
    assertThat(marked(printed)).noneMatch(line -> line.contains(notNamed));
    assertThat(marked(printed)).anyMatch(line -> line.contains("The police investigate"));
  }

  /** Nobody has confirmed what rests on nothing. */
  @Test
  void aSentenceThatRestsOnNothingIsConfirmedByNobody() {
    CounselsView counsel = CounselsView.of(PAKISTAN, confirmed("statements/ptpa-purpose"));
    Sentence first = OffenceEvaluator.evaluate(PAKISTAN, FILE).differences().get(0);
    assertThat(first.topic()).isEqualTo(Assessment.Topic.LAW_AT_THE_TIME);
    assertThat(counsel.confirms(first)).isFalse();
    assertThat(counsel.confirms(List.of(), null, List.of())).isFalse();
  }

  /** A sentence on international law quotes rules: their source alone is not enough. */
  @Test
  void whatARuleSaysIsConfirmedWithItsSource() {
    Sentence quoting =
        OffenceEvaluator.evaluate(PAKISTAN, FILE)
            .results()
            .get(1)
            .readings()
            .get(0)
            .explanation()
            .stream()
            .filter(sentence -> sentence.topic() == Assessment.Topic.RESULT)
            .findFirst()
            .orElseThrow();
    assertThat(quoting.basis().sources())
        .extracting(LegalProfile.Source::id)
        .containsExactly("doi-2018");
    assertThat(CounselsView.of(PAKISTAN, confirmed("sources/doi-2018")).confirms(quoting))
        .isFalse();
    assertThat(
            CounselsView.of(
                    PAKISTAN,
                    confirmed(
                        "sources/doi-2018",
                        "rules/organ-trafficking/needs",
                        "rules/organ-trafficking/without-removal"))
                .confirms(quoting))
        .isTrue();
  }

  @Test
  void whatIsConfirmedOfOneVersionSaysNothingOfAnother() {
    Confirmations confirmations = confirmed("statements/ptpa-purpose");
    assertThat(CounselsView.of(PAKISTAN, confirmations).hasConfirmedSome()).isTrue();
    assertThat(
            CounselsView.of(LegalProfiles.find("pk", "2026-11").orElseThrow(), confirmations)
                .hasConfirmedSome())
        .isFalse();
  }

  private static List<String> marked(String printed) {
    return printed.lines().filter(line -> line.endsWith("(not confirmed by counsel)")).toList();
  }

  private static Confirmations confirmed(String... places) {
    String key = SignedConfirmation.newKey();
    List<Confirmation.Answer> answers =
        Stream.of(places).map(place -> Confirmation.Answer.on(statement(place), null)).toList();
    return Confirmations.of(
        List.of(
            SignedConfirmation.sign(
                new Confirmation(
                    "pk", PAKISTAN.version(), "A", "B", LocalDate.parse("2026-12-05"), answers),
                key)),
        List.of(new Reviewer("A", "B", List.of("pk"), SignedConfirmation.publicPart(key))));
  }

  private static Reviewable statement(String place) {
    return LegalStatements.of(PAKISTAN).stream()
        .filter(one -> one.place().equals(place))
        .findFirst()
        .orElseThrow();
  }
}
