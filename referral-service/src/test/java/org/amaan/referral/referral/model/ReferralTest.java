package org.amaan.referral.referral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Role;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.Matter;
import org.amaan.referral.referral.request.ReferenceNumber;
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
    assertEquals(NEXT_TUESDAY, submitted(AgeClass.ADULT, Urgency.ROUTINE).dueAt());
  }

  @Test
  void aChildSomebodyOfUnknownAgeAndDangerHaveADay() {
    Instant tomorrow = NOW.plus(Duration.ofHours(24));
    assertEquals(tomorrow, submitted(AgeClass.CHILD, Urgency.ROUTINE).dueAt());
    assertEquals(tomorrow, submitted(AgeClass.UNKNOWN, Urgency.ROUTINE).dueAt());
    assertEquals(tomorrow, submitted(AgeClass.ADULT, Urgency.IMMEDIATE_DANGER).dueAt());
  }

  @Test
  void everyTurnHasItsOwnTime() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    Instant later = NOW.plus(Duration.ofDays(1));
    referral.receive(RECEIVER, later);
    assertEquals(NEXT_TUESDAY, referral.dueAt(), "a receipt buys no time");
    referral.ask(RECEIVER, later);
    assertEquals(NEXT_TUESDAY.plus(Duration.ofDays(1)), referral.dueAt());
    Instant evenLater = later.plus(Duration.ofDays(1));
    referral.answer(REFERRER, evenLater);
    assertEquals(NEXT_TUESDAY.plus(Duration.ofDays(2)), referral.dueAt());
    referral.refuse(RECEIVER, RefusalCode.OTHER, null, evenLater);
    assertEquals(
        Instant.parse("2026-11-30T10:00:00Z"), referral.dueAt(), "two working days to redirect");
  }

  @Test
  void whatHasEndedIsDueNoMore() {
    Referral withdrawn = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    withdrawn.withdraw(REFERRER, WithdrawalCode.NEED_MET, NOW);
    assertNull(withdrawn.dueAt());
    Referral completed = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    completed.accept(RECEIVER, new TakenOn("ahtc", null, null, NOW), false);
    completed.start(RECEIVER, NOW);
    completed.complete(RECEIVER, Outcome.SERVED, true, NOW);
    assertNull(completed.dueAt());
    completed.reopen(RECEIVER, NOW);
    assertEquals(NEXT_TUESDAY, completed.dueAt());
  }

  @Test
  void dangerShortensATimeAndNeverLengthensIt() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    referral.restate(matter(Urgency.IMMEDIATE_DANGER), NOW.plus(Duration.ofDays(2)));
    assertEquals(NOW.plus(Duration.ofDays(3)), referral.dueAt());
    Referral nearlyDue = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    nearlyDue.restate(matter(Urgency.IMMEDIATE_DANGER), NEXT_TUESDAY.minus(Duration.ofHours(1)));
    assertEquals(NEXT_TUESDAY, nearlyDue.dueAt());
    nearlyDue.ageClassBecame(AgeClass.CHILD, NEXT_TUESDAY.minus(Duration.ofMinutes(1)));
    assertEquals(NEXT_TUESDAY, nearlyDue.dueAt());
  }

  @Test
  void isEscalatedOncePerDueTime() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    assertFalse(referral.isOverdue(NEXT_TUESDAY));
    assertTrue(referral.isOverdue(NEXT_TUESDAY.plusMillis(1)));
    ReferralEvent.Overdue overdue =
        referral.escalate(List.of("nrm-pakistan"), NEXT_TUESDAY.plusMillis(1));
    assertEquals(
        List.of(
            new ReferralEvent.Recipient("ahtc", "ahtc-islamabad", ReferralEvent.RECEIVERS, "act"),
            new ReferralEvent.Recipient(
                "nrm-pakistan", null, List.of(Role.COORDINATOR), "follow-up")),
        overdue.recipients());
  }

  @Test
  void whileItIsTheReferrersTurnTheReferrerIsToldOfDelay() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    referral.refuse(RECEIVER, RefusalCode.OTHER, null, NOW);
    assertEquals(
        List.of(new ReferralEvent.Recipient("umeed-trust", null, List.of(Role.REFERRER), "act")),
        referral.escalate(List.of(), NEXT_TUESDAY).recipients());
  }

  @Test
  void newestReportOfTheCaseWins() {
    Referral referral = submitted(AgeClass.ADULT, Urgency.ROUTINE);
    assertTrue(referral.follow(new CaseProgress(3L, CaseStatus.INVESTIGATING, NOW), NOW));
    assertFalse(referral.follow(new CaseProgress(3L, CaseStatus.CLOSED, NOW), NOW));
    assertFalse(referral.follow(new CaseProgress(2L, CaseStatus.OPENED, NOW), NOW));
    assertTrue(referral.follow(new CaseProgress(4L, CaseStatus.PROSECUTING, NOW), NOW));
  }

  @Test
  void draftsExpireAfterThirtyDays() {
    Referral draft =
        Referral.draft(
            "umeed-trust", UUID.randomUUID(), AgeClass.ADULT, matter(Urgency.ROUTINE), NOW);
    assertEquals(NOW.plus(Duration.ofDays(30)), draft.expiresAt());
    assertNull(draft.dueAt());
    assertNull(submitted(AgeClass.ADULT, Urgency.ROUTINE).expiresAt());
  }

  private static Referral submitted(AgeClass ageClass, Urgency urgency) {
    Referral referral =
        Referral.draft("umeed-trust", UUID.randomUUID(), ageClass, matter(urgency), NOW);
    referral.submit(
        REFERRER,
        new Destination(new Address("ahtc", "ahtc-islamabad", null), false, null),
        ReferenceNumber.fresh("PK", NOW),
        NOW);
    return referral;
  }

  private static Matter matter(Urgency urgency) {
    return new Matter(Need.PROTECTION, urgency, "PK", null, Border.UNKNOWN, false, null, null);
  }
}
