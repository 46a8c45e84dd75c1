package org.amaan.notification.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Coordinators;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * The escalation of an alert that needs action.
 *
 * @param coordinators who may be told when nobody in the agency acts
 * @param settledBy the reference whose settlement settles it
 * @param occurredAt when the event happened that raised it
 * @param step the last that was taken; null before the first
 * @param stepAt when it was taken
 */
record Escalation(
    UUID alert,
    Addressee to,
    String type,
    String subject,
    String reference,
    String link,
    String urgency,
    @Nullable Instant dueAt,
    Coordinators coordinators,
    @Nullable UUID settledBy,
    Instant occurredAt,
    Instant raisedAt,
    @Nullable EscalationStep step,
    @Nullable Instant stepAt) {

  private static final String FOLLOW_UP = "follow-up";

  /**
   * The next step that reaches anybody; none after the last.
   *
   * @param excluded agencies that are to know nothing of what the alert is about
   */
  Optional<NextStep> next(Ladder ladder, Set<String> excluded) {
    return EscalationStep.above(to, coordinators.agencies()).stream()
        .filter(above -> step == null || above.compareTo(step) > 0)
        .flatMap(above -> stepTo(above, ladder, excluded))
        .findFirst();
  }

  /** What whoever is alerted by a step may open. */
  String linkFor(EscalationStep above) {
    return above == EscalationStep.COORDINATOR && coordinators.link() != null
        ? coordinators.link()
        : link;
  }

  Escalation reached(EscalationStep at, Instant now) {
    return new Escalation(
        alert,
        to,
        type,
        subject,
        reference,
        link,
        urgency,
        dueAt,
        coordinators,
        settledBy,
        occurredAt,
        raisedAt,
        at,
        now);
  }

  private Stream<NextStep> stepTo(EscalationStep above, Ladder ladder, Set<String> excluded) {
    List<Addressee> reached =
        addressees(above, ladder).filter(one -> !excluded.contains(one.agency())).toList();
    return reached.isEmpty()
        ? Stream.empty()
        : ladder.wait(urgency, above).stream()
            .map(wait -> new NextStep(above, since(wait, ladder), reached));
  }

  /** Whoever was alerted late has as much time as whoever was alerted in time. */
  private Instant since(Duration wait, Ladder ladder) {
    if (step == null || stepAt == null) {
      return raisedAt.plus(wait);
    }
    Duration reached = ladder.wait(urgency, step).orElse(Duration.between(raisedAt, stepAt));
    return stepAt.plus(wait).minus(reached);
  }

  private Stream<Addressee> addressees(EscalationStep above, Ladder ladder) {
    return switch (above) {
      case SUPERVISOR -> Stream.of(above(to.unit(), Role.SUPERVISOR.value()));
      case FALLBACK -> Stream.of(above(ladder.fallback().unit(), ladder.fallback().role()));
      case COORDINATOR ->
          coordinators.agencies().stream()
              .map(agency -> new Addressee(agency, null, Role.COORDINATOR.value(), FOLLOW_UP));
    };
  }

  /** Who may not do it is to see that somebody does. */
  private Addressee above(@Nullable String unit, String role) {
    boolean mayAct = to.roles().isEmpty() || to.roles().contains(role);
    return new Addressee(to.agency(), unit, role, mayAct ? to.action() : FOLLOW_UP);
  }
}
