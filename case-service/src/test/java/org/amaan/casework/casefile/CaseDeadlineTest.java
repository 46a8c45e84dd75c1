package org.amaan.casework.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.DeadlineStep;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.casefile.terms.TransitionReason;
import org.amaan.casework.directory.Coordinators;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseDeadlineTest {

  /** A Tuesday, three in the afternoon in Karachi. */
  private static final Instant OPENED = Instant.parse("2026-11-24T10:00:00Z");

  /** Ten working days later. */
  private static final Instant DECISION = Instant.parse("2026-12-08T10:00:00Z");

  private static final UUID SUBJECT = UUID.randomUUID();
  private static final Unit LAHORE = new Unit("lahore-police", "lahore-investigation");

  private final UUID referral = UUID.randomUUID();
  private final CaseFile file = new CaseFile(report(referral, 1, ReferralState.ACCEPTED), OPENED);

  @ParameterizedTest(name = "accepted at {1} in {0}: decision by {2}")
  @CsvSource({
    // Over two weekends.
    "PK, 2026-11-24T10:00:00Z, 2026-12-08T10:00:00Z",
    // It is Saturday already where the case is: the first working day is Monday.
    "PK, 2026-11-27T20:00:00Z, 2026-12-10T20:00:00Z",
    // Friday and Saturday are the weekend.
    "IQ, 2026-11-26T10:00:00Z, 2026-12-10T10:00:00Z",
    "BD, 2026-11-26T10:00:00Z, 2026-12-10T10:00:00Z",
    // No profile of its own: the default one's.
    "NO, 2026-11-24T10:00:00Z, 2026-12-08T10:00:00Z"
  })
  void decisionIsDueByTheWorkingDaysOfTheCountry(String country, Instant accepted, Instant due) {
    Instant reported = accepted.plus(Duration.ofDays(1));
    CaseFile there =
        new CaseFile(
            report(UUID.randomUUID(), 1, ReferralState.ACCEPTED, country, accepted), reported);
    assertThat(of(there, DeadlineKind.DECISION).dueAt()).isEqualTo(due);
    assertThat(of(there, DeadlineKind.FEEDBACK).dueAt()).isEqualTo(due);
    assertThat(there.dueAt()).isEqualTo(due);
  }

  @Test
  void isNearWhenAFifthOfTheTimeIsLeft() {
    assertThat(decision().nearAt()).isEqualTo(DECISION.minus(Duration.ofDays(14).dividedBy(5)));
  }

  @Test
  void eachStepIsTakenOnceAndInItsOrder() {
    UUID id = decision().id();
    List<DeadlineStep> taken = new ArrayList<>();
    for (Instant now = OPENED;
        now.isBefore(DECISION.plus(Duration.ofDays(10)));
        now = now.plus(Duration.ofHours(5))) {
      file.takeDeadlineStep(id, Coordinators.NONE, now).ifPresent(told -> taken.add(told.step()));
      file.takeDeadlineStep(id, Coordinators.NONE, now).ifPresent(told -> taken.add(told.step()));
    }
    assertThat(taken)
        .containsExactly(DeadlineStep.NEAR, DeadlineStep.PASSED, DeadlineStep.ESCALATED);
  }

  @Test
  void aClockThatComesLateTellsOfThePassingOnlyAndNotTheCoordinatorFirst() {
    UUID id = decision().id();
    Instant late = DECISION.plus(Duration.ofDays(300));
    assertThat(file.takeDeadlineStep(id, Coordinators.NONE, late))
        .hasValueSatisfying(told -> assertThat(told.step()).isEqualTo(DeadlineStep.PASSED));
    assertThat(decision().nearToldAt()).isNull();
    assertThat(file.takeDeadlineStep(id, Coordinators.NONE, late))
        .hasValueSatisfying(told -> assertThat(told.step()).isEqualTo(DeadlineStep.ESCALATED));
    assertThat(file.takeDeadlineStep(id, Coordinators.NONE, late)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "under-investigation, true",
    "closed, true",
    "suspended, false",
    "suspended open, false",
    "suspended open under-investigation, true",
    "suspended closed, true"
  })
  void isMetWhenTheCustodianHasDecidedAndNotBySuspending(String moves, boolean met) {
    Instant decided = OPENED.plus(Duration.ofDays(1));
    for (String move : moves.split(" ")) {
      file.move(to(move), decided);
    }
    for (DeadlineKind kind : List.of(DeadlineKind.DECISION, DeadlineKind.FEEDBACK)) {
      assertThat(of(file, kind).ending()).isEqualTo(met ? CaseDeadline.Ending.MET : null);
      assertThat(of(file, kind).dueAt()).isEqualTo(DECISION);
      assertThat(
              file.takeDeadlineStep(of(file, kind).id(), Coordinators.NONE, DECISION).isPresent())
          .isEqualTo(!met);
    }
    assertThat(file.dueAt()).isEqualTo(met ? null : DECISION);
  }

  @Test
  void aReopenedCaseHasDecidedAlready() {
    file.move(to("closed"), OPENED);
    file.move(
        new Move(CaseStatus.UNDER_INVESTIGATION, TransitionReason.NEW_EVIDENCE, null, null),
        OPENED.plusSeconds(60));
    assertThat(file.dueAt()).isNull();
    assertThat(file.deadlines()).allSatisfy(d -> assertThat(d.isRunning()).isFalse());
  }

  @Test
  void keepsItsTimeWhoeverHoldsTheCase() {
    Handover offer =
        file.offer(LAHORE, HandoverReason.JURISDICTION, DECISION.minusSeconds(60), OPENED);
    file.acceptHandover(offer, DECISION.minusSeconds(120));
    assertThat(decision().dueAt()).isEqualTo(DECISION);
    assertThat(file.dueAt()).isEqualTo(DECISION);
    assertThat(file.takeDeadlineStep(decision().id(), Coordinators.NONE, DECISION)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = HandoverStatus.class,
      names = {"OFFERED"},
      mode = EnumSource.Mode.EXCLUDE)
  void anOfferIsDueUntilItEnds(HandoverStatus how) {
    Instant due = OPENED.plus(Duration.ofHours(10));
    Handover offer = file.offer(LAHORE, HandoverReason.JURISDICTION, due, OPENED);
    assertThat(file.dueAt()).isEqualTo(due);
    assertThat(
            file.takeDeadlineStep(
                of(file, DeadlineKind.HANDOVER).id(), Coordinators.NONE, due.minusSeconds(7200)))
        .hasValueSatisfying(told -> assertThat(told.step()).isEqualTo(DeadlineStep.NEAR));
    Instant in = due.minusSeconds(1);
    switch (how) {
      case ACCEPTED -> file.acceptHandover(offer, in);
      case REFUSED -> file.refuseHandover(offer, HandoverRefusalReason.NO_CAPACITY, in);
      case CANCELLED -> file.cancelHandover(offer, in);
      default -> file.expireHandover(offer, due);
    }
    assertThat(of(file, DeadlineKind.HANDOVER).ending())
        .isEqualTo(
            switch (how) {
              case ACCEPTED, REFUSED -> CaseDeadline.Ending.MET;
              case CANCELLED -> CaseDeadline.Ending.DROPPED;
              default -> CaseDeadline.Ending.MISSED;
            });
    assertThat(file.dueAt()).isEqualTo(DECISION);
  }

  @Test
  void anOfferThatNobodyAnswersExpiresAndIsNotEscalated() {
    Instant due = OPENED.plus(Duration.ofHours(10));
    file.offer(LAHORE, HandoverReason.JURISDICTION, due, OPENED);
    UUID id = of(file, DeadlineKind.HANDOVER).id();
    assertThat(file.takeDeadlineStep(id, Coordinators.NONE, due.plus(Duration.ofDays(9))))
        .isEmpty();
  }

  @Test
  void aReferrerThatNoLongerWaitsIsOwedNothingUntilItAsksAgain() {
    file.update(report(referral, 2, ReferralState.WITHDRAWN), OPENED.plusSeconds(60));
    assertThat(of(file, DeadlineKind.FEEDBACK).ending()).isEqualTo(CaseDeadline.Ending.DROPPED);
    assertThat(decision().isRunning()).isTrue();
    Instant again = OPENED.plus(Duration.ofDays(1));
    file.update(report(referral, 3, ReferralState.REOPENED), again);
    file.update(report(referral, 4, ReferralState.ACCEPTED), again.plusSeconds(60));
    assertThat(feedbacks()).hasSize(2);
    assertThat(feedbacks().get(1).startedAt()).isEqualTo(again);
    assertThat(feedbacks().get(1).isRunning()).isTrue();
  }

  @Test
  void eachReferralThatJoinsAnUndecidedCaseWaitsForFeedbackOfItsOwn() {
    UUID second = UUID.randomUUID();
    file.attach(report(second, 1, ReferralState.ACCEPTED), OPENED.plus(Duration.ofDays(2)));
    assertThat(feedbacks())
        .extracting(CaseDeadline::about)
        .containsExactlyInAnyOrder(referral, second);
    file.move(to("under-investigation"), OPENED.plus(Duration.ofDays(3)));
    file.attach(
        report(UUID.randomUUID(), 1, ReferralState.ACCEPTED), OPENED.plus(Duration.ofDays(4)));
    assertThat(feedbacks()).hasSize(2).noneMatch(CaseDeadline::isRunning);
  }

  @Test
  void excludedCoordinatorsAreNotTold() {
    CaseFile hidden =
        new CaseFile(report(referral, 1, ReferralState.ACCEPTED, "PK", "nrm-pakistan"), OPENED);
    Instant late = DECISION.plus(Duration.ofDays(30));
    UUID id = of(hidden, DeadlineKind.DECISION).id();
    Coordinators coordinators = new Coordinators(List.of("nrm-pakistan", "nrm-punjab"), false);
    hidden.takeDeadlineStep(id, coordinators, late);
    assertThat(
            hidden.takeDeadlineStep(id, coordinators, late).orElseThrow().coordinators().agencies())
        .containsExactly("nrm-punjab");
  }

  private CaseDeadline decision() {
    return of(file, DeadlineKind.DECISION);
  }

  private List<CaseDeadline> feedbacks() {
    return file.deadlines().stream().filter(d -> d.kind() == DeadlineKind.FEEDBACK).toList();
  }

  private static CaseDeadline of(CaseFile file, DeadlineKind kind) {
    return file.deadlines().stream().filter(d -> d.kind() == kind).findFirst().orElseThrow();
  }

  private static Move to(String state) {
    CaseStatus status = CaseStatus.of(state);
    return new Move(
        status,
        status == CaseStatus.SUSPENDED ? TransitionReason.REVIEW : null,
        status == CaseStatus.CLOSED ? Disposition.VICTIM_WITHDREW : null,
        null);
  }

  private static ReferralReport report(UUID id, long sequence, ReferralState state) {
    return report(id, sequence, state, "PK");
  }

  private static ReferralReport report(
      UUID id, long sequence, ReferralState state, String country, String... excluded) {
    return report(id, sequence, state, country, OPENED, excluded);
  }

  private static ReferralReport report(
      UUID id,
      long sequence,
      ReferralState state,
      String country,
      Instant accepted,
      String... excluded) {
    return new ReferralReport(
        id,
        sequence,
        state,
        "PK-26-7KQ4-M2XD-R",
        SUBJECT,
        "umeed-trust",
        new Unit("ahtc", "ahtc-islamabad"),
        accepted,
        Need.INVESTIGATION,
        Urgency.ROUTINE,
        AgeClass.ADULT,
        country,
        null,
        0,
        Set.of(excluded),
        null,
        false,
        List.of());
  }
}
