package org.amaan.referral.disclosure.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.identity.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmedCustodyTest {

  private static final UUID CASE = new UUID(0, 7);
  private static final UUID OTHER_CASE = new UUID(0, 8);
  private static final Reader OFFICER =
      new Reader("ahtc", AgencyType.POLICE, "ahtc-unit", Set.of(Role.INVESTIGATOR));

  @ParameterizedTest
  @CsvSource({
    // reported and asked: who holds it, by which sequence -> who holds it
    "ahtc,   1, lahore, 2, lahore",
    "ahtc,   2, lahore, 1, ahtc",
    "lahore, 1, ahtc,   2, ahtc",
    "ahtc,   1, ahtc,   1, ahtc"
  })
  void theNewestOfReportedAndAskedWins(
      String reported, long reportedSequence, String asked, long askedSequence, String holder) {
    List<ReferralRelation> relations =
        ConfirmedCustody.of(Map.of(CASE, custody(CASE, askedSequence, asked)))
            .heldAgainst(
                List.of(relation(CASE, custody(CASE, reportedSequence, reported))), OFFICER);
    assertThat(relations.get(0).custody().agency()).isEqualTo(holder);
  }

  @Test
  void custodyThatWasNeverReportedCountsWhenAsked() {
    List<ReferralRelation> relations =
        ConfirmedCustody.of(Map.of(CASE, custody(CASE, 1, "ahtc")))
            .heldAgainst(List.of(relation(CASE, null)), OFFICER);
    assertThat(relations.get(0).custody().agency()).isEqualTo("ahtc");
  }

  @Test
  void unconfirmedCustodyThatWouldLetTheReaderInIsRefused() {
    assertThatExceptionOfType(CustodyUnconfirmed.class)
        .isThrownBy(
            () ->
                ConfirmedCustody.of(Map.of())
                    .heldAgainst(List.of(relation(CASE, custody(CASE, 1, "ahtc"))), OFFICER));
  }

  @Test
  void soIsAnUnconfirmedGrant() {
    Custody granted = new Custody(CASE, 1, "lahore", "lahore-unit", Set.of("ahtc"));
    assertThatExceptionOfType(CustodyUnconfirmed.class)
        .isThrownBy(
            () ->
                ConfirmedCustody.of(Map.of())
                    .heldAgainst(List.of(relation(CASE, granted)), OFFICER));
  }

  /** Nobody is let in by it, so nobody is told to come back. */
  @Test
  void anUnconfirmedClosedCaseIsNobodysWay() {
    Custody closed = new Custody(CASE, 1, "ahtc", "ahtc-unit", Set.of("ahtc"), true);
    List<ReferralRelation> relations =
        ConfirmedCustody.of(Map.of()).heldAgainst(List.of(relation(CASE, closed)), OFFICER);
    assertThat(relations.get(0).custody()).isNull();
    assertThat(ConfirmedCustody.of(Map.of(CASE, closed)).casesOf(OFFICER)).isEqualTo(Set.of());
  }

  @Test
  void aStrangerLearnsNothingFromAnOutage() {
    List<ReferralRelation> relations =
        ConfirmedCustody.of(Map.of())
            .heldAgainst(List.of(relation(CASE, custody(CASE, 1, "lahore"))), OFFICER);
    assertThat(relations.get(0).custody()).isNull();
  }

  @Test
  void anotherCaseThatIsConfirmedIsEnough() {
    List<ReferralRelation> relations =
        ConfirmedCustody.of(Map.of(OTHER_CASE, custody(OTHER_CASE, 1, "ahtc")))
            .heldAgainst(
                List.of(relation(CASE, custody(CASE, 1, "ahtc")), relation(OTHER_CASE, null)),
                OFFICER);
    assertThat(relations.get(0).custody()).isNull();
    assertThat(relations.get(1).custody().agency()).isEqualTo("ahtc");
  }

  @Test
  void forOthersReportedCustodyIsEnough() {
    List<ReferralRelation> reported = List.of(relation(CASE, custody(CASE, 1, "ahtc")));
    assertThat(ConfirmedCustody.notNeeded().heldAgainst(reported, OFFICER)).isEqualTo(reported);
  }

  private static Custody custody(UUID caseId, long sequence, String agency) {
    return new Custody(caseId, sequence, agency, agency + "-unit", Set.of());
  }

  private static ReferralRelation relation(UUID caseId, Custody custody) {
    return new ReferralRelation(new UUID(0, 1), "umeed", "ahtc", null, true, caseId, custody);
  }
}
