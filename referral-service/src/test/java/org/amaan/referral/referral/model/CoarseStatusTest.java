package org.amaan.referral.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.code.Codes;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.amaan.referral.testing.Drafts;
import org.junit.jupiter.api.Test;

class CoarseStatusTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Set<Party> REFERRER = Set.of(Party.REFERRER);
  private static final Set<Party> RECEIVER = Set.of(Party.RECEIVER);

  @Test
  void followsTheReferralUntilThereIsACase() {
    Referral referral = submitted();
    assertWord("sent", referral);
    referral.receive(RECEIVER, NOW);
    assertWord("received", referral);
    referral.ask(RECEIVER, NOW);
    assertWord("received", referral);
    referral.answer(REFERRER, NOW);
    referral.accept(RECEIVER, new Acceptance("ahtc", null, null, NOW), false);
    assertWord("accepted", referral);
    referral.start(RECEIVER, NOW);
    assertWord("accepted", referral);
    referral.complete(RECEIVER, Outcome.SERVED, true, NOW);
    assertWord("closed", referral);
  }

  @Test
  void thenItFollowsTheCase() {
    Referral referral = submitted();
    referral.accept(RECEIVER, new Acceptance("ahtc", null, "ahtc-islamabad", NOW), true);
    referral.follow(new CaseProgress(1L, CaseStatus.OPENED, NOW), NOW);
    assertWord("accepted", referral);
    referral.follow(new CaseProgress(2L, CaseStatus.INVESTIGATING, NOW), NOW);
    assertWord("investigating", referral);
    referral.follow(new CaseProgress(3L, CaseStatus.PROSECUTING, NOW), NOW);
    assertWord("investigating", referral);
    referral.follow(new CaseProgress(4L, CaseStatus.CLOSED, NOW), NOW);
    assertWord("closed", referral);
  }

  @Test
  void aCaseThatIsTakenUpAgainIsInvestigatedAgain() {
    Referral referral = submitted();
    referral.accept(RECEIVER, new Acceptance("ahtc", null, "ahtc-islamabad", NOW), true);
    referral.start(RECEIVER, NOW);
    referral.follow(new CaseProgress(1L, CaseStatus.CLOSED, NOW), NOW);
    referral.complete(RECEIVER, Outcome.CASE_CLOSED, true, NOW);
    assertWord("closed", referral);
    referral.follow(new CaseProgress(2L, CaseStatus.INVESTIGATING, NOW.plusSeconds(1)), NOW);
    assertWord("investigating", referral);
  }

  @Test
  void otherEnds() {
    Referral refused = submitted();
    refused.refuse(RECEIVER, RefusalCode.OTHER, null, NOW);
    assertWord("refused", refused);
    Referral withdrawn = submitted();
    withdrawn.withdraw(REFERRER, WithdrawalCode.CONSENT_WITHDRAWN, NOW);
    assertWord("closed", withdrawn);
  }

  private static void assertWord(String expected, Referral referral) {
    assertThat(Codes.of(CoarseStatus.of(referral).word())).isEqualTo(expected);
  }

  private static Referral submitted() {
    Referral referral =
        Drafts.of(
            "umeed-trust",
            AgeClass.ADULT,
            new ReferralContent(
                Need.PROTECTION, Urgency.ROUTINE, "PK", null, Border.UNKNOWN, false, null, null),
            NOW);
    referral.submit(
        REFERRER,
        new Destination(new Address("ahtc", null, null), false, null),
        ReferenceNumber.fresh("PK", NOW),
        NOW);
    return referral;
  }
}
