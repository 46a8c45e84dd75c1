package org.amaan.knowledge.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.NonPunishmentReach;
import org.amaan.knowledge.assessment.CounselsView;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.LegalStatements;
import org.amaan.knowledge.confirmation.Reviewer;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

  private static final Path PAGE = Path.of("../docs/legal-comparison.md");

  /** {@code -Damaan.write-docs=true} writes it anew. */
  @Test
  void thePageIsWhatTheProfilesSay() throws IOException {
    String made =
        ComparisonText.of(
            Stream.of("pk", "bd", "iq", "ir", "af").map(ComparisonTest::comparison).toList());
    if (Boolean.getBoolean("amaan.write-docs")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "pk, trafficking-in-persons, purpose-of-organ-removal, ptpa-2018, NOT_COVERED, ptpa-purpose",
    "pk, trafficking-in-persons, fraud, ptpa-2018, COVERED, ptpa-means",
    "pk, trafficking-in-persons, deception, ptpa-2018, PARTLY, ptpa-means-near",
    "pk, trafficking-in-persons, recruitment, ptpa-2018, UNKNOWN, ptpa-acts",
    "ir, trafficking-in-persons, purpose-of-organ-removal, law-2004, COVERED, law-2004-purpose",
    "iq, trafficking-in-persons, abuse-of-vulnerability, law-28-2012, NOT_COVERED, law-28-means",
    "af, trafficking-in-persons, purpose-of-organ-removal, penal-code-511, NOT_COVERED, pc-511-purpose"
  })
  void eachElementStandsBesideWhatAnActNames(
      String profile,
      String offence,
      String element,
      String act,
      CoveredBy covered,
      String statement) {
    Comparison.Covered found =
        comparison(profile).standards().stream()
            .filter(standard -> standard.offence().value().equals(offence))
            .flatMap(standard -> standard.elements().stream())
            .filter(one -> one.element().equals(element))
            .flatMap(one -> one.acts().stream())
            .filter(one -> one.definition().equals(act))
            .findFirst()
            .orElseThrow();
    assertThat(found.covered()).isEqualTo(covered);
    assertThat(found.statement().id()).isEqualTo(statement);
  }

  @Test
  void aProfileWithoutActsComparesWithNothing() {
    LegalProfile profile = LegalProfiles.find("palermo", "2026-11").orElseThrow();
    Comparison palermo = Comparison.of(profile, CounselsView.of(profile, Confirmations.current()));
    assertThat(palermo.acts()).isEqualTo(List.of());
    assertThat(palermo.standards().get(0).elements().get(0).acts()).isEqualTo(List.of());
  }

  /** A victim who is charged under the transplant Act is not told to be safe. */
  @Test
  void inPakistanTheRuleReachesChargesUnderItsOwnActOnly() {
    List<NonPunishmentReach.Charge> charges =
        NonPunishmentReach.of(LegalProfiles.find("pk", "2026-12").orElseThrow());
    assertThat(
            charges.stream()
                .map(charge -> charge.act().id() + " " + charge.reach().value())
                .toList())
        .isEqualTo(
            List.of(
                "ptpa-2018 reached", "thota-2010 not-reached", "kp-transplant-2014 not-reached"));
    assertThat(charges.get(1).rules().stream().map(rule -> rule.id()).toList())
        .isEqualTo(List.of("ptpa-non-punishment", "thota-non-punishment"));
  }

  @Test
  void whereNoRuleWasFoundItIsNotKnown() {
    assertThat(
            NonPunishmentReach.of(LegalProfiles.find("bd", "2026-12").orElseThrow()).stream()
                .map(charge -> charge.act().id() + " " + charge.reach().value())
                .toList())
        .isEqualTo(
            List.of(
                "trafficking-act-2012 not-known",
                "trafficking-ordinance-2026 not-known",
                "transplant-act-1999 not-known",
                "transplant-ordinance-2025 not-known"));
  }

  /** Counsel's confirmation of one statement is shown there and nowhere else. */
  @Test
  void whatCounselHasConfirmedIsMarked() {
    LegalProfile pk = LegalProfiles.find("pk", "2026-12").orElseThrow();
    String key = SignedConfirmation.newKey();
    List<Confirmation.Answer> answers =
        LegalStatements.of(pk).stream()
            .filter(one -> one.place().equals("statements/ptpa-non-punishment"))
            .map(one -> Confirmation.Answer.on(one, null))
            .toList();
    Confirmations confirmations =
        Confirmations.of(
            List.of(
                SignedConfirmation.sign(
                    new Confirmation(
                        "pk", "2026-12", "A", "B", LocalDate.parse("2026-12-05"), answers),
                    key)),
            List.of(new Reviewer("A", "B", List.of("pk"), SignedConfirmation.publicPart(key))));
    Comparison comparison = Comparison.of(pk, CounselsView.of(pk, confirmations));
    assertThat(
            comparison.acts().stream()
                .flatMap(act -> act.statements().stream())
                .filter(ToldStatement::confirmedByCounsel)
                .map(ToldStatement::id)
                .toList())
        .isEqualTo(List.of("ptpa-non-punishment"));
    assertThat(ComparisonText.of(List.of(comparison)))
        .contains("Counsel has confirmed only what is marked so.")
        .containsOnlyOnce("; confirmed by counsel*");
  }

  private static Comparison comparison(String id) {
    LegalProfile profile = LegalProfiles.find(id, "2026-12").orElseThrow();
    return Comparison.of(profile, CounselsView.of(profile, Confirmations.current()));
  }
}
