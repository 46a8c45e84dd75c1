package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.ErasureReason;
import org.amaan.casework.casefile.terms.FeedbackStatus;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.casefile.terms.TransitionReason;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));
  private static final Instant DUE = NOW.plus(Duration.ofHours(48));
  private static final Unit AHTC = new Unit("ahtc", "ahtc-islamabad");
  private static final Unit LAHORE = new Unit("lahore-police", "lahore-investigation");

  private final CaseFile file = new CaseFile(report(Urgency.ROUTINE, AgeClass.ADULT, null), NOW);

  @Test
  void opensWithTheAcceptingUnitAsCustodian() {
    assertThat(file.custodian()).isEqualTo(AHTC);
    assertThat(file.status()).isEqualTo(CaseStatus.OPEN);
    assertThat(file.assignee()).isNull();
    assertThat(file.custodyVersion()).isOne();
  }

  @Test
  void acceptanceMovesCustodyAndClearsTheAssignmentAtOnce() {
    file.claim("officer", NOW);
    Handover handover = file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
    assertThat(file.custodian()).isEqualTo(AHTC);
    assertThat(file.assignee()).isEqualTo("officer");

    file.acceptHandover(handover, LATER);

    assertThat(file.custodian()).isEqualTo(LAHORE);
    assertThat(file.custodianSince()).isEqualTo(LATER);
    assertThat(file.assignee()).isNull();
    assertThat(file.pendingHandover()).isNull();
    assertThat(file.custodyVersion()).isEqualTo(2);
    assertThat(file.feedbackVersion()).isOne();
    assertThat(file.feedbackSince()).isEqualTo(NOW);
  }

  @Test
  void refusalLeavesEverythingWithTheGiver() {
    file.claim("officer", NOW);
    Handover handover = file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
    file.refuseHandover(handover, HandoverRefusalReason.NO_CAPACITY, LATER);
    assertThat(file.custodian()).isEqualTo(AHTC);
    assertThat(file.assignee()).isEqualTo("officer");
    assertThat(file.custodyVersion()).isOne();
    assertThat(file.pendingHandover()).isNull();
  }

  @Test
  void oneOfferAtATimeAndNotToOneself() {
    assertThatThrownBy(() -> file.offer(AHTC, HandoverReason.WORKLOAD, DUE, NOW))
        .isInstanceOf(OfferToCustodian.class);
    file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
    assertThatThrownBy(() -> file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW))
        .isInstanceOf(HandoverPending.class);
  }

  @Test
  void offerWhoseTimeIsOverCannotBeAnsweredEvenBeforeItsTimer() {
    Handover handover = file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
    assertThatThrownBy(() -> file.acceptHandover(handover, DUE)).isInstanceOf(HandoverEnded.class);
    assertThat(file.custodian()).isEqualTo(AHTC);
    assertThat(file.expireHandover(handover, DUE.minusNanos(1))).isEmpty();
    assertThat(file.expireHandover(handover, DUE)).isPresent();
    assertThat(file.expireHandover(handover, DUE)).isEmpty();
    assertThat(handover.status()).isEqualTo(HandoverStatus.EXPIRED);
  }

  @Test
  void isNotClosedWhileAnotherUnitIsAsked() {
    file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW);
    assertThat(file.allowedMoves()).doesNotContain(CaseStatus.CLOSED);
    assertThatThrownBy(() -> file.move(closing(Disposition.DISMISSED), LATER))
        .isInstanceOf(HandoverPending.class);
  }

  @Test
  void closedCaseTakesNoWorkUntilReopened() {
    file.move(closing(Disposition.INSUFFICIENT_EVIDENCE), NOW);
    assertThatThrownBy(() -> file.claim("officer", NOW)).isInstanceOf(CaseIsClosed.class);
    assertThatThrownBy(() -> file.offer(LAHORE, HandoverReason.JURISDICTION, DUE, NOW))
        .isInstanceOf(CaseIsClosed.class);
    assertThatThrownBy(() -> file.move(to(CaseStatus.UNDER_INVESTIGATION), NOW))
        .isInstanceOf(ReasonMissing.class);

    file.move(
        new Move(CaseStatus.UNDER_INVESTIGATION, TransitionReason.NEW_EVIDENCE, null, null), LATER);

    assertThat(file.disposition()).isNull();
    assertThat(file.feedback()).isEqualTo(FeedbackStatus.INVESTIGATING);
    file.claim("officer", LATER);
  }

  @Test
  void suspensionChangesNothingForTheReferrer() {
    file.move(to(CaseStatus.UNDER_INVESTIGATION), NOW);
    CaseEvent.StateChanged suspended =
        file.move(
            new Move(CaseStatus.SUSPENDED, TransitionReason.AWAITING_EVIDENCE, null, null), LATER);
    assertThat(suspended.feedbackChanged()).isFalse();
    assertThat(file.feedback()).isEqualTo(FeedbackStatus.INVESTIGATING);
    assertThat(file.allowedMoves())
        .containsExactlyInAnyOrder(CaseStatus.UNDER_INVESTIGATION, CaseStatus.CLOSED);
    assertThatThrownBy(() -> file.move(closing(Disposition.CONVICTED), LATER))
        .isInstanceOf(DispositionNotPossible.class);
  }

  @Test
  void prosecutionReadsFromWhenItGetsTheCaseUntilItGivesItBack() {
    file.move(to(CaseStatus.UNDER_INVESTIGATION), NOW);
    assertThatThrownBy(() -> file.move(to(CaseStatus.WITH_PROSECUTION), NOW))
        .isInstanceOf(ProsecutionMissing.class);
    assertThat(file.move(toProsecution(), NOW).granted()).containsExactly("punjab-prosecution");
    assertThat(file.custodyVersion()).isEqualTo(2);

    assertThat(file.move(returned(), LATER).ended()).containsExactly("punjab-prosecution");
    assertThat(file.readers()).isEmpty();
    assertThat(file.custodyVersion()).isEqualTo(3);
    assertThatThrownBy(() -> file.move(to(CaseStatus.WITH_PROSECUTION), NOW))
        .isInstanceOf(ProsecutionMissing.class);
  }

  @Test
  void anotherProsecutionTakesTheFirstOnesPlace() {
    file.move(to(CaseStatus.UNDER_INVESTIGATION), NOW);
    file.move(toProsecution(), NOW);
    file.move(new Move(CaseStatus.SUSPENDED, TransitionReason.REVIEW, null, null), NOW);
    assertThat(file.readers()).containsExactly("punjab-prosecution");
    CaseEvent.StateChanged moved =
        file.move(new Move(CaseStatus.WITH_PROSECUTION, null, null, "sindh-prosecution"), NOW);
    assertThat(moved.granted()).containsExactly("sindh-prosecution");
    assertThat(moved.ended()).containsExactly("punjab-prosecution");
    assertThat(file.readers()).containsExactly("sindh-prosecution");
  }

  @Test
  void closingAndReopeningChangeWhoReads() {
    file.move(to(CaseStatus.UNDER_INVESTIGATION), NOW);
    file.move(toProsecution(), NOW);
    assertThat(file.move(closing(Disposition.DISMISSED), NOW).custodyChanged()).isTrue();
    assertThat(file.readers()).as("may still see how it ended").hasSize(1);
    long closed = file.custodyVersion();
    CaseEvent.StateChanged reopened =
        file.move(
            new Move(CaseStatus.UNDER_INVESTIGATION, TransitionReason.REVIEW, null, null), LATER);
    assertThat(reopened.ended()).containsExactly("punjab-prosecution");
    assertThat(file.custodyVersion()).isEqualTo(closed + 1);
    assertThat(
            file.move(new Move(CaseStatus.SUSPENDED, TransitionReason.REVIEW, null, null), LATER)
                .custodyChanged())
        .isFalse();
  }

  /** What the referral was, which feedback it knew of, and whether a closed case goes on. */
  @ParameterizedTest
  @CsvSource({
    "REOPENED,    2, true",
    "ACCEPTED,    2, true",
    "IN_PROGRESS, 2, true",
    "COMPLETED,   2, false",
    "WITHDRAWN,   2, false",
    "REOPENED,    1, false",
    "ACCEPTED,    1, false",
    "IN_PROGRESS, 0, false"
  })
  void aReferralThatIsOpenAlthoughItKnowsOfTheClosingReopensTheCase(
      ReferralState state, long feedbackSequence, boolean goesOn) {
    file.move(closing(Disposition.DISMISSED), NOW);
    assertThat(file.feedbackVersion()).isEqualTo(2);
    ReferralReport report = report(state, feedbackSequence);
    assertThat(file.reopenFor(report, LATER).isPresent()).isEqualTo(goesOn);
    assertThat(file.isClosed()).isEqualTo(!goesOn);
    assertThat(file.reopenFor(report, LATER)).as("once").isEmpty();
  }

  @Test
  void onlyAClosedCaseIsErasedAndOnce() {
    assertThatThrownBy(() -> file.eraseText(ErasureReason.RETENTION_ENDED, NOW))
        .isInstanceOf(CaseNotClosed.class);
    file.move(closing(Disposition.DISMISSED), NOW);
    file.requireNotErased();
    assertThat(file.eraseText(ErasureReason.RETENTION_ENDED, NOW)).isTrue();
    assertThatThrownBy(file::requireNotErased).isInstanceOf(CaseIsClosed.class);
    assertThat(file.eraseText(ErasureReason.SUBJECT_REQUEST, LATER)).isFalse();
    assertThat(file.textErasedAt()).isEqualTo(NOW);
    assertThat(file.erasureReason()).isEqualTo(ErasureReason.RETENTION_ENDED);
  }

  @Test
  void protectsAsTheReferralThatNeedsItMost() {
    assertThat(file.crossBorder()).isNull();
    file.attach(report(Urgency.IMMEDIATE_DANGER, AgeClass.UNKNOWN, true), NOW);
    assertThat(file.urgency()).isEqualTo(Urgency.IMMEDIATE_DANGER);
    assertThat(file.ageClass()).isEqualTo(AgeClass.UNKNOWN);
    assertThat(file.crossBorder()).isTrue();
    file.attach(report(Urgency.ROUTINE, AgeClass.CHILD, false), NOW);
    assertThat(file.ageClass()).isEqualTo(AgeClass.CHILD);
    assertThat(file.urgency()).isEqualTo(Urgency.IMMEDIATE_DANGER);
  }

  private static Move to(CaseStatus status) {
    return new Move(status, null, null, null);
  }

  private static Move toProsecution() {
    return new Move(CaseStatus.WITH_PROSECUTION, null, null, "punjab-prosecution");
  }

  private static Move returned() {
    return new Move(
        CaseStatus.UNDER_INVESTIGATION, TransitionReason.RETURNED_BY_PROSECUTION, null, null);
  }

  private static Move closing(Disposition disposition) {
    return new Move(CaseStatus.CLOSED, null, disposition, null);
  }

  private static ReferralReport report(ReferralState state, long feedbackSequence) {
    ReferralReport like = report(Urgency.ROUTINE, AgeClass.ADULT, null);
    return new ReferralReport(
        like.referralId(),
        2,
        state,
        like.reference(),
        like.subjectId(),
        like.referrerAgency(),
        like.receiver(),
        like.acceptedAt(),
        like.need(),
        like.urgency(),
        like.ageClass(),
        like.country(),
        like.crossBorder(),
        feedbackSequence,
        like.exclusions(),
        like.fallback(),
        like.fallbackOversees(),
        like.others());
  }

  private static ReferralReport report(
      Urgency urgency, AgeClass ageClass, @Nullable Boolean crossBorder) {
    return new ReferralReport(
        UUID.randomUUID(),
        1,
        ReferralState.ACCEPTED,
        "PK-26-7KQ4-M2XD-R",
        UUID.randomUUID(),
        "umeed-trust",
        AHTC,
        NOW,
        Need.INVESTIGATION,
        urgency,
        ageClass,
        "PK",
        crossBorder,
        0,
        Set.of(),
        null,
        false,
        List.of());
  }
}
