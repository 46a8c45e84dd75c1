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
 * An alert that needs action, on its way up.
 *
 * @param coordinators who may be told when nobody in the agency acts
 * @param occurredAt when the event happened that raised it
 * @param rung the last that it has reached; null at the foot
 * @param rungAt when it reached that
 */
record Climb(
    UUID alert,
    Addressee to,
    String type,
    String subject,
    String reference,
    String link,
    String urgency,
    @Nullable Instant dueAt,
    Coordinators coordinators,
    Instant occurredAt,
    Instant raisedAt,
    @Nullable Rung rung,
    @Nullable Instant rungAt) {

  private static final String FOLLOW_UP = "follow-up";

  /** To whom it climbs, and when. */
  record Step(Rung rung, Instant at, List<Addressee> to) {}

  /**
   * The next rung that reaches anybody; none at the top.
   *
   * @param excluded agencies that are to know nothing of what the alert is about
   */
  Optional<Step> next(Ladder ladder, Set<String> excluded) {
    return Rung.above(to, coordinators.agencies()).stream()
        .filter(above -> rung == null || above.compareTo(rung) > 0)
        .flatMap(above -> step(above, ladder, excluded))
        .findFirst();
  }

  /** What whoever stands on a rung may open. */
  String linkFor(Rung above) {
    return above == Rung.COORDINATOR && coordinators.link() != null ? coordinators.link() : link;
  }

  Climb reached(Rung at, Instant now) {
    return new Climb(
        alert,
        to,
        type,
        subject,
        reference,
        link,
        urgency,
        dueAt,
        coordinators,
        occurredAt,
        raisedAt,
        at,
        now);
  }

  private Stream<Step> step(Rung above, Ladder ladder, Set<String> excluded) {
    List<Addressee> reached =
        addressees(above, ladder).filter(one -> !excluded.contains(one.agency())).toList();
    return reached.isEmpty()
        ? Stream.empty()
        : ladder.wait(urgency, above).stream()
            .map(wait -> new Step(above, since(wait, ladder), reached));
  }

  /** Whoever was alerted late has as much time as whoever was alerted in time. */
  private Instant since(Duration wait, Ladder ladder) {
    if (rung == null || rungAt == null) {
      return raisedAt.plus(wait);
    }
    Duration reached = ladder.wait(urgency, rung).orElse(Duration.between(raisedAt, rungAt));
    return rungAt.plus(wait).minus(reached);
  }

  private Stream<Addressee> addressees(Rung above, Ladder ladder) {
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
