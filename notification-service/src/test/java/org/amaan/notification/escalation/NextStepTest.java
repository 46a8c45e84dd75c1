package org.amaan.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Coordinators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step that is taken next, when, and whom it reaches. */
class NextStepTest {

  private static final Instant RAISED = Instant.parse("2026-11-24T09:30:00Z");

  private final Waits waits =
      new Waits(waits("PT8H", "PT20H", "PT40H"), waits("PT15M", "PT30M", "PT1H"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // urgency | stands on | after | excluded | reaches | whom | how long after
        "routine          |            |       |             | supervisor  | ngo/desk/supervisor  | PT8H",
        "immediate-danger |            |       |             | supervisor  | ngo/desk/supervisor  | PT15M",
        "routine          | supervisor | PT8H  |             | fallback    | ngo/-/agency-admin   | PT20H",
        "immediate-danger | supervisor | PT15M |             | fallback    | ngo/-/agency-admin   | PT30M",
        "routine          | fallback   | PT20H |             | coordinator | pk/-/coordinator af/-/coordinator | PT40H",
        "immediate-danger | fallback   | PT30M |             | coordinator | pk/-/coordinator af/-/coordinator | PT1H",
        "routine          | coordinator| PT40H |             | -           |                      |",
        // whoever was alerted late has as long as whoever was alerted in time
        "routine          | supervisor | PT99H |             | fallback    | ngo/-/agency-admin   | PT111H",
        // an agency that is to know nothing is passed over, and who coordinates is told all the
        // same
        "routine          |            |       | ngo         | coordinator | pk/-/coordinator af/-/coordinator | PT40H",
        "routine          | fallback   | PT20H | pk          | coordinator | af/-/coordinator     | PT40H",
        "routine          | fallback   | PT20H | pk af       | -           |                      |",
        "immediate-danger |            |       | ngo pk af   | -           |                      |",
      })
  void takesTheNextStepThatReachesAnybody(
      String urgency,
      String standsOn,
      String after,
      String excluded,
      String reaches,
      String whom,
      String howLongAfter) {
    Escalation escalation =
        escalation(new Addressee("ngo", "desk", List.of(), "receive"), urgency, "pk", "af");
    if (standsOn != null) {
      escalation =
          escalation.reached(EscalationStep.of(standsOn), RAISED.plus(Duration.parse(after)));
    }
    assertThat(next(escalation, ladder(null), excluded == null ? "" : excluded))
        .isEqualTo(reaches.equals("-") ? "" : reaches + " " + whom + " " + howLongAfter);
  }

  @Test
  void whoIsASupervisorIsNotAlertedAgain() {
    Escalation escalation =
        escalation(new Addressee("ngo", "desk", "supervisor", "receive"), "routine");
    assertThat(next(escalation, ladder(null), "")).isEqualTo("fallback ngo/-/agency-admin PT20H");
  }

  /** Who may not do it is told to see that somebody does. */
  @Test
  void onTheWayUpNobodyIsAskedForWhatTheyMayNotDo() {
    Escalation both =
        escalation(
            new Addressee("ngo", "desk", List.of("caseworker", "supervisor"), "receive"),
            "routine");
    assertThat(both.next(ladder(null), Set.of()).orElseThrow().to().get(0).action())
        .isEqualTo("receive");
    Escalation referrers = escalation(new Addressee("ngo", null, "referrer", "answer"), "routine");
    for (EscalationStep step : List.of(EscalationStep.SUPERVISOR, EscalationStep.FALLBACK)) {
      NextStep next = referrers.next(ladder(null), Set.of()).orElseThrow();
      assertThat(next.step()).isEqualTo(step);
      assertThat(next.to().get(0).action()).isEqualTo("follow-up");
      referrers = referrers.reached(step, RAISED);
    }
  }

  @Test
  void whatACoordinatorGotIsNotEscalatedToOthers() {
    for (Addressee to :
        List.of(
            new Addressee("nrm", null, "coordinator", "follow-up"),
            new Addressee("pk", null, List.of(), "receive"))) {
      Escalation escalation =
          escalation(to, "routine", "pk", "af").reached(EscalationStep.FALLBACK, RAISED);
      assertThat(next(escalation, ladder(null), "")).isEqualTo("");
    }
  }

  @Test
  void theFallbackIsWhomTheAgencyNamed() {
    Escalation escalation =
        escalation(new Addressee("ngo", "desk", List.of(), "receive"), "routine");
    assertThat(
            next(
                escalation.reached(EscalationStep.SUPERVISOR, RAISED.plus(Duration.ofHours(8))),
                ladder(new Contact("caseworker", "duty", null)),
                ""))
        .isEqualTo("fallback ngo/duty/caseworker PT20H");
  }

  @Test
  void aRungThatALadderLeavesOutIsPassedOver() {
    Ladder ladder =
        new Ladder(
            new Waits(
                Map.of(EscalationStep.COORDINATOR, Duration.ofHours(3)), waits.immediateDanger()),
            List.of("*"),
            null);
    Escalation escalation =
        escalation(new Addressee("ngo", null, List.of(), "receive"), "routine", "pk");
    assertThat(next(escalation, ladder, "")).isEqualTo("coordinator pk/-/coordinator PT3H");
    assertThat(
            next(
                escalation.reached(EscalationStep.SUPERVISOR, RAISED.plus(Duration.ofHours(1))),
                ladder,
                ""))
        .as("the ladder had the step when it was reached")
        .isEqualTo("coordinator pk/-/coordinator PT3H");
  }

  private Ladder ladder(Contact contact) {
    return new Ladder(waits, List.of("*"), contact);
  }

  private static Escalation escalation(Addressee to, String urgency, String... coordinators) {
    return new Escalation(
        UUID.randomUUID(),
        to,
        "org.amaan.referral.submitted.v1",
        "referrals/x",
        "PK-26",
        "/v1",
        urgency,
        null,
        new Coordinators(List.of(coordinators), null),
        null,
        RAISED,
        RAISED,
        null,
        null);
  }

  private static String next(Escalation escalation, Ladder ladder, String excluded) {
    return escalation
        .next(ladder, Set.copyOf(Arrays.asList(excluded.split(" "))))
        .map(
            step ->
                step.step().word()
                    + " "
                    + String.join(" ", step.to().stream().map(NextStepTest::text).toList())
                    + " "
                    + Duration.between(RAISED, step.at()))
        .orElse("");
  }

  private static String text(Addressee to) {
    return to.agency() + "/" + (to.unit() == null ? "-" : to.unit()) + "/" + to.roles().get(0);
  }

  private static Map<EscalationStep, Duration> waits(
      String supervisor, String fallback, String coordinator) {
    return Map.of(
        EscalationStep.SUPERVISOR, Duration.parse(supervisor),
        EscalationStep.FALLBACK, Duration.parse(fallback),
        EscalationStep.COORDINATOR, Duration.parse(coordinator));
  }
}
