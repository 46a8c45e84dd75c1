package org.amaan.notification.escalation;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Coordinators;
import org.amaan.notification.alert.Escalated;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.event.RaiseOwnEvent;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scheduling.AfterCommit;

/**
 * Looks at one alert on which nobody may have acted. When it is time, and nothing has settled it,
 * whoever stands on the next rung of the agency's ladder is alerted, once, and the next look is
 * noted. Who is told is as everything stands now: the ladder, and who is excluded. Who: the clock.
 */
@ApplicationScoped
class TakeStep {

  static final String TYPE = "org.amaan.notification.escalated.v1";

  private static final Caller CLOCK = Caller.system("notification-service");

  private final ClimbRepository climbs;
  private final LadderRepository ladders;
  private final StandardLadder standard;
  private final RaiseOwnEvent raise;
  private final Audit audit;
  private final AfterCommit afterCommit;
  private final MeterRegistry metrics;
  private final Clock clock;

  TakeStep(
      ClimbRepository climbs,
      LadderRepository ladders,
      StandardLadder standard,
      RaiseOwnEvent raise,
      Audit audit,
      AfterCommit afterCommit,
      MeterRegistry metrics,
      Clock clock) {
    this.climbs = climbs;
    this.ladders = ladders;
    this.standard = standard;
    this.raise = raise;
    this.audit = audit;
    this.afterCommit = afterCommit;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Transactional
  void take(UUID alert) {
    Instant now = clock.instant();
    climbs.lockDue(alert, now).ifPresent(climb -> look(climb, now));
  }

  private void look(Climb climb, Instant now) {
    StoredLadder own = ladders.of(climb.to().agency());
    Ladder ladder = own.ladder() == null ? standard.ladder() : own.ladder();
    if (climbs.isSettled(climb, standard.settledBy(climb.type()))) {
      climbs.end(climb.alert(), Outcome.SETTLED.word(), now);
    } else if (!ladder.covers(climb.type(), climb.urgency())) {
      climbs.end(climb.alert(), Outcome.SWITCHED_OFF.word(), now);
    } else {
      climb(climb, ladder, climbs.excludedFrom(climb.subject()), now);
    }
  }

  private void climb(Climb climb, Ladder ladder, Set<String> excluded, Instant now) {
    Climb stands = climb;
    Optional<Climb.Step> next = climb.next(ladder, excluded);
    if (next.isPresent() && !next.get().at().isAfter(now)) {
      Climb.Step due = next.get();
      reach(climb, due, ladder, now);
      stands = climb.reached(due.rung(), now);
      next = stands.next(ladder, excluded);
    }
    if (next.isPresent()) {
      climbs.lookAt(climb.alert(), next.get().at());
    } else {
      climbs.end(climb.alert(), Outcome.EXHAUSTED.word(), now);
    }
  }

  private void reach(Climb climb, Climb.Step step, Ladder ladder, Instant now) {
    Notice notice =
        new Notice(
            RaiseOwnEvent.SOURCE,
            Ids.next(),
            TYPE,
            climb.subject(),
            climb.reference(),
            climb.linkFor(step.rung()),
            climb.urgency(),
            climb.dueAt(),
            Coordinators.NONE,
            new Escalated(climb.alert(), climb.to().agency(), climb.to().unit(), climb.type()),
            step.rung() == Rung.FALLBACK ? ladder.fallback().subscription() : null);
    List<RaisedAlert> raised = raise.raise(notice, step.to().toArray(Addressee[]::new));
    climbs.reached(climb.alert(), step.rung(), now, raised);
    audit.record(
        CLOCK,
        "alert.escalated",
        climb.alert(),
        Map.of(
            "rung", step.rung().word(), "alerts", raised.stream().map(RaisedAlert::id).toList()));
    afterCommit.run(
        "escalated " + climb.alert(),
        () -> metrics.counter("amaan.escalations", "rung", step.rung().word()).increment());
  }
}
