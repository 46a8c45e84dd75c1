package org.amaan.referral.referral.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Role;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.amaan.referral.testing.Drafts;
import org.junit.jupiter.api.Test;

/** The aggregate's own rules: due times, whose turn it is, what ends with what. */
class ReferralTest {

  /** A Tuesday in Pakistan. */
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private static final Instant NEXT_TUESDAY = Instant.parse("2026-12-01T10:00:00Z");
  private static final Set<Party> REFERRER = Set.of(Party.REFERRER);
  private static final Set<Party> RECEIVER = Set.of(Party.RECEIVER);

  @Test
  void anAdultsRoutineReferralHasFiveWorkingDays() {
    assertThat(submitted(AgeClass.ADULT, Urgency.ROUTINE).dueAt()).isEqualTo(NEXT_TUESDAY);
  }

  @Test
  void aChildSomebodyOfUnknownAgeAndDangerHaveADay() {
    Instant tomorrow = NOW.plus(Duration.ofHours(24));
    assertThat(submitted(AgeClass.CHILD, Urgency.ROUTINE).dueAt()).isEqualTo(tomorrow);
    assertThat(submitted(AgeClass.UNKNOWN, Urgency.ROUTINE).dueAt()).isEqualTo(tomorrow);
    assertThat(submitted(AgeClass.ADULT, Urgency.IMMEDIATE_DANGER).dueAt()).isEqualTo(tomorrow);
  }

  @Test
  void everyTurnHasItsOwnTime() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    Instant later = NOW.plus(Duration.ofDays(1));
    referral.receive(RECEIVER, later);
    assertThat(referral.dueAt()).as("a receipt buys no time").isEqualTo(NEXT_TUESDAY);
    referral.ask(RECEIVER, later);
    assertThat(referral.dueAt()).isEqualTo(NEXT_TUESDAY.plus(Duration.ofDays(1)));
    Instant evenLater = later.plus(Duration.ofDays(1));
    referral.answer(REFERRER, evenLater);
    assertThat(referral.dueAt()).isEqualTo(NEXT_TUESDAY.plus(Duration.ofDays(2)));
    referral.refuse(RECEIVER, RefusalCode.OTHER, null, evenLater);
    assertThat(referral.dueAt())
        .as("two working days to redirect")
        .isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
  }

  @Test
  void whatHasEndedIsDueNoMore() {
    Referral withdrawn = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    withdrawn.withdraw(REFERRER, WithdrawalCode.NEED_MET, NOW);
    assertThat(withdrawn.dueAt()).isNull();
    Referral completed = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    completed.accept(RECEIVER, new Acceptance("ahtc", null, null, NOW), false);
    completed.start(RECEIVER, NOW);
    completed.complete(RECEIVER, Outcome.SERVED, true, NOW);
    assertThat(completed.dueAt()).isNull();
    completed.reopen(RECEIVER, true, NOW);
    assertThat(completed.dueAt()).isEqualTo(NEXT_TUESDAY);
  }

  @Test
  void dangerShortensATimeAndNeverLengthensIt() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    referral.restate(content(Urgency.IMMEDIATE_DANGER), false, NOW.plus(Duration.ofDays(2)));
    assertThat(referral.dueAt()).isEqualTo(NOW.plus(Duration.ofDays(3)));
    Referral nearlyDue = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    nearlyDue.restate(
        content(Urgency.IMMEDIATE_DANGER), false, NEXT_TUESDAY.minus(Duration.ofHours(1)));
    assertThat(nearlyDue.dueAt()).isEqualTo(NEXT_TUESDAY);
    nearlyDue.ageClassBecame(AgeClass.CHILD, NEXT_TUESDAY.minus(Duration.ofMinutes(1)));
    assertThat(nearlyDue.dueAt()).isEqualTo(NEXT_TUESDAY);
  }

  @Test
  void isEscalatedOncePerDueTime() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    assertThat(referral.isOverdue(NEXT_TUESDAY)).isFalse();
    assertThat(referral.isOverdue(NEXT_TUESDAY.plusMillis(1))).isTrue();
    ReferralEvent.Overdue overdue =
        referral.escalate(List.of("nrm-pakistan"), NEXT_TUESDAY.plusMillis(1));
    assertThat(overdue.recipients())
        .isEqualTo(
            List.of(
                new ReferralEvent.Recipient(
                    "ahtc", "ahtc-islamabad", ReferralEvent.RECEIVERS, "act"),
                new ReferralEvent.Recipient(
                    "nrm-pakistan", null, List.of(Role.COORDINATOR), "follow-up")));
  }

  @Test
  void whileItIsTheReferrersTurnTheReferrerIsToldOfDelay() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    referral.refuse(RECEIVER, RefusalCode.OTHER, null, NOW);
    assertThat(referral.escalate(List.of(), NEXT_TUESDAY).recipients())
        .isEqualTo(
            List.of(
                new ReferralEvent.Recipient("umeed-trust", null, List.of(Role.REFERRER), "act")));
  }

  @Test
  void newestReportOfTheCaseWins() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    assertThat(referral.follow(new CaseProgress(3L, CaseStatus.INVESTIGATING, NOW), NOW)).isTrue();
    assertThat(referral.follow(new CaseProgress(3L, CaseStatus.CLOSED, NOW), NOW)).isFalse();
    assertThat(referral.follow(new CaseProgress(2L, CaseStatus.OPENED, NOW), NOW)).isFalse();
    assertThat(referral.follow(new CaseProgress(4L, CaseStatus.PROSECUTING, NOW), NOW)).isTrue();
  }

  @Test
  void draftsExpireAfterThirtyDays() {
    Referral draft = Drafts.of("umeed-trust", AgeClass.ADULT, content(Urgency.ROUTINE), NOW);
    assertThat(draft.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(draft.dueAt()).isNull();
    assertThat(submitted(AgeClass.ADULT, Urgency.ROUTINE).expiresAt()).isNull();
  }

  private static Referral submitted(AgeClass ageClass, Urgency urgency) {
    Referral referral = Drafts.of("umeed-trust", ageClass, content(urgency), NOW);
    referral.submit(
        REFERRER,
        new Destination(new Address("ahtc", "ahtc-islamabad", null), false, null),
        ReferenceNumber.fresh("PK", NOW),
        NOW);
    return referral;
  }

  private static ReferralContent content(Urgency urgency) {
    return new ReferralContent(
        Need.PROTECTION, urgency, "PK", null, Border.UNKNOWN, false, null, null);
  }
}
