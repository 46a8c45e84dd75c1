package org.amaan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmation.Answer;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.LegalStatements;
import org.amaan.knowledge.confirmation.Reviewable;
import org.amaan.knowledge.confirmation.Reviewer;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counsel has confirmed is all that the platform works with, and not the words alone. */
class LegalStatementsTest {

  private static final String FILE = "pk-2026-12.yaml";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what stands there | what stands there instead | what no longer holds
        "named: not-named, statement: ptpa-purpose | named: named, statement: ptpa-purpose | statements/ptpa-purpose",
        "validity: { mark: in-force, made: \"2018\" | validity: { mark: in-force, made: \"2017\" | statements/ptpa-standing",
        "validity: { mark: in-force, made: \"2018\" | validity: { mark: in-force, made: \"2018\", in-force-from: \"2019\" | statements/ptpa-standing",
        "child: { means: not-needed, statement: ptpa-child } | child: { means: needed, statement: ptpa-child } | statements/ptpa-child",
        "persons: any | persons: minors | statements/ptpa-child",
        "cross-border-only: false, statement: ptpa-territory | cross-border-only: true, statement: ptpa-territory | statements/ptpa-territory",
        "does-not-reach: [thota-2010, kp-transplant-2014] | does-not-reach: [kp-transplant-2014] | statements/ptpa-non-punishment",
        "mark: in-force, in-force-from: \"2022\" | mark: in-force, in-force-from: \"2023\" | statements/ptpa-amendment-2022",
        "topic: charged, article: | topic: penalty, article: | statements/thota-charged",
        "needs-for-a-child: [act, purpose] | needs-for-a-child: [purpose] | rules/trafficking-in-persons/needs",
        "Vulnerability alone is not a means. | Vulnerability is a means. | elements/abuse-of-vulnerability",
        "rests-on-payment: true | rests-on-payment: false | elements/payment-of-the-donor",
        "type: hospital | type: ngo | routing/medical-care-to-hospital",
        "by-default: police | by-default: federal-agency | routing/domestic-organ-offence",
        "scope: [local, provincial] | scope: [local] | routing/domestic-organ-offence/police",
        "duty: to-be-checked | duty: obliged | reporting-duties/clinicians-and-facilities",
        "urgent-hours: 24 | urgent-hours: 23 | due-times",
        "weekend: [SATURDAY, SUNDAY] | weekend: [SUNDAY] | weekend",
        "within-hours: 72 | within-hours: 71 | anonymous-notice",
        "payment: { lawful: false, | payment: { lawful: true, | payment"
      })
  void whateverItWorksWithIsConfirmedWithIt(String stands, String instead, String fallen)
      throws IOException {
    String shipped = Files.readString(Path.of("src/main/resources/legal-profiles", FILE));
    assertThat(shipped).contains(stands);
    LegalProfile before = new LegalProfileReader().parse(FILE, shipped);
    LegalProfile after =
        new LegalProfileReader()
            .parse(
                FILE,
                shipped.replaceFirst(Pattern.quote(stands), Matcher.quoteReplacement(instead)));
    Confirmations confirmations = confirmed(LegalStatements.of(before));
    assertThat(
            LegalStatements.of(after).stream()
                .filter(one -> !confirmations.hold("pk", before.version(), one))
                .map(Reviewable::place)
                .toList())
        .isEqualTo(List.of(fallen));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statements/ptpa-purpose        | The result by the Act of 2018, and what is said of it.",
        "statements/ptpa-child          | The result by the Act of 2018, and what is said of it.",
        "statements/ptpa-non-punishment | Which charges are said to be reached by the rule of the Act of 2018; not the result.",
        "statements/thota-charged       | What is said beside the result by the transplant Act of 2010; not the result.",
        "statements/ptpa-cognizable     | What is said beside the result by the Act of 2018; not the result.",
        "reporting-duties/clinicians-and-facilities | Nothing that the platform decides."
      })
  void aReviewerIsToldWhatDependsOnAStatement(String place, String changes) {
    assertThat(
            LegalStatements.of(LegalProfiles.find("pk", "2026-12").orElseThrow()).stream()
                .filter(one -> one.place().equals(place))
                .map(Reviewable::changes))
        .containsExactly(changes);
  }

  /** A text that grows by what the next one loses is another. */
  @Test
  void noTextRunsOverIntoTheNext() {
    Reviewable one = new Reviewable("a", "b\nc", "d", null, "e", "f");
    Reviewable other = new Reviewable("a", "b", "c\nd", null, "e", "f");
    assertThat(Answer.on(one, null).sha256()).isNotEqualTo(Answer.on(other, null).sha256());
    assertThat(Answer.on(new Reviewable("a", "b", null, "c", "e", "f"), null).sha256())
        .isNotEqualTo(Answer.on(new Reviewable("a", "b", "c", null, "e", "f"), null).sha256());
  }

  private static Confirmations confirmed(List<Reviewable> statements) {
    String key = SignedConfirmation.newKey();
    List<Answer> answers = statements.stream().map(one -> Answer.on(one, null)).toList();
    return Confirmations.of(
        List.of(
            SignedConfirmation.sign(
                new Confirmation("pk", "2026-12", "A", "B", LocalDate.parse("2026-12-05"), answers),
                key)),
        List.of(new Reviewer("A", "B", List.of("pk"), SignedConfirmation.publicPart(key))));
  }
}
