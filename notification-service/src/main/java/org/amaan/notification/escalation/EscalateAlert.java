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
 * whoever is named by the next step of the agency's ladder is alerted, once, and the next look is
 * noted. Who is told is as everything stands now: the ladder, and who is excluded. Who: the clock.
 */
@ApplicationScoped
class EscalateAlert {

  static final String TYPE = "org.amaan.notification.escalated.v1";

  private static final Caller CLOCK = Caller.system("notification-service");

  private final EscalationRepository escalations;
  private final LadderRepository ladders;
  private final StandardLadder standard;
  private final RaiseOwnEvent raise;
  private final Audit audit;
  private final AfterCommit afterCommit;
  private final MeterRegistry metrics;
  private final Clock clock;

  EscalateAlert(
      EscalationRepository escalations,
      LadderRepository ladders,
      StandardLadder standard,
      RaiseOwnEvent raise,
      Audit audit,
      AfterCommit afterCommit,
      MeterRegistry metrics,
      Clock clock) {
    this.escalations = escalations;
    this.ladders = ladders;
    this.standard = standard;
    this.raise = raise;
    this.audit = audit;
    this.afterCommit = afterCommit;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Transactional
  void escalate(UUID alert) {
    Instant now = clock.instant();
    escalations.lockDue(alert, now).ifPresent(escalation -> look(escalation, now));
  }

  private void look(Escalation escalation, Instant now) {
    StoredLadder own = ladders.of(escalation.to().agency());
    Ladder ladder = own.ladder() == null ? standard.ladder() : own.ladder();
    if (escalations.isSettled(escalation, standard.settledBy(escalation.type()))) {
      escalations.end(escalation.alert(), Outcome.SETTLED.word(), now);
    } else if (!ladder.covers(escalation.type(), escalation.urgency())) {
      escalations.end(escalation.alert(), Outcome.SWITCHED_OFF.word(), now);
    } else {
      takeNext(escalation, ladder, escalations.excludedFrom(escalation.subject()), now);
    }
  }

  private void takeNext(Escalation escalation, Ladder ladder, Set<String> excluded, Instant now) {
    Escalation stands = escalation;
    Optional<NextStep> next = escalation.next(ladder, excluded);
    if (next.isPresent() && !next.get().at().isAfter(now)) {
      NextStep due = next.get();
      take(escalation, due, ladder, now);
      stands = escalation.reached(due.step(), now);
      next = stands.next(ladder, excluded);
    }
    if (next.isPresent()) {
      escalations.lookAt(escalation.alert(), next.get().at());
    } else {
      escalations.end(escalation.alert(), Outcome.EXHAUSTED.word(), now);
    }
  }

  private void take(Escalation escalation, NextStep due, Ladder ladder, Instant now) {
    Notice notice =
        new Notice(
            RaiseOwnEvent.SOURCE,
            Ids.next(),
            TYPE,
            escalation.subject(),
            escalation.reference(),
            escalation.linkFor(due.step()),
            escalation.urgency(),
            escalation.dueAt(),
            Coordinators.NONE,
            null, // readers are shown whether the alert that it escalates is settled
            new Escalated(
                escalation.alert(),
                escalation.to().agency(),
                escalation.to().unit(),
                escalation.type()),
            due.step() == EscalationStep.FALLBACK ? ladder.fallback().subscription() : null);
    List<RaisedAlert> raised = raise.raise(notice, due.to().toArray(Addressee[]::new));
    escalations.reached(escalation.alert(), due.step(), now, raised);
    audit.record(
        CLOCK,
        "alert.escalated",
        escalation.alert(),
        Map.of("step", due.step().word(), "alerts", raised.stream().map(RaisedAlert::id).toList()));
    afterCommit.run(
        "escalated " + escalation.alert(),
        () -> metrics.counter("amaan.escalations", "step", due.step().word()).increment());
  }
}
