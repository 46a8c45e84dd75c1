package org.amaan.notification.escalation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at whatever is due, what is urgent first, in one replica at a time, each in a transaction
 * of its own. One that cannot be looked at holds up no other: it fails the task in the end, and is
 * tried again in the next.
 */
@Singleton
class EscalationTimer {

  static final String NAME = "escalation";

  private static final Logger LOG = Logger.getLogger(EscalationTimer.class);
  private static final int BATCH = 200;

  private final DueEscalationQueries escalations;
  private final EscalateAlert escalate;
  private final Duration looksEvery;

  EscalationTimer(
      DueEscalationQueries escalations,
      EscalateAlert escalate,
      @ConfigProperty(name = "amaan.escalation.looks-every", defaultValue = "PT10S")
          Duration looksEvery) {
    this.escalations = escalations;
    this.escalate = escalate;
    this.looksEvery = looksEvery;
  }

  @Produces
  @Singleton
  Task<Void> escalation() {
    return Tasks.recurring(NAME, FixedDelay.of(looksEvery)).execute((instance, context) -> run());
  }

  void run() {
    int failed = takeUrgent();
    List<EscalationRepository.Due> batch =
        escalations.due(false, EscalationRepository.Due.FIRST, BATCH);
    while (!batch.isEmpty()) {
      failed += take(batch) + takeUrgent();
      batch = escalations.due(false, batch.get(batch.size() - 1), BATCH);
    }
    if (failed > 0) {
      throw new IllegalStateException(failed + " alerts were not escalated");
    }
  }

  /** Before whatever else is due, and again after each batch of it. */
  private int takeUrgent() {
    int failed = 0;
    List<EscalationRepository.Due> batch =
        escalations.due(true, EscalationRepository.Due.FIRST, BATCH);
    while (!batch.isEmpty()) {
      failed += take(batch);
      batch = escalations.due(true, batch.get(batch.size() - 1), BATCH);
    }
    return failed;
  }

  /** How many could not be looked at. */
  private int take(List<EscalationRepository.Due> batch) {
    int failed = 0;
    for (EscalationRepository.Due due : batch) {
      try {
        escalate.escalate(due.alert());
      } catch (RuntimeException e) {
        LOG.errorf("alert %s is not escalated: %s", due.alert(), e.getClass().getName());
        failed++;
      }
    }
    return failed;
  }
}
