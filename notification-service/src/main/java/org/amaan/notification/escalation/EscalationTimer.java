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

  private final DueClimbQueries climbs;
  private final TakeStep step;
  private final Duration looksEvery;

  EscalationTimer(
      DueClimbQueries climbs,
      TakeStep step,
      @ConfigProperty(name = "amaan.escalation.looks-every", defaultValue = "PT10S")
          Duration looksEvery) {
    this.climbs = climbs;
    this.step = step;
    this.looksEvery = looksEvery;
  }

  @Produces
  @Singleton
  Task<Void> escalation() {
    return Tasks.recurring(NAME, FixedDelay.of(looksEvery)).execute((instance, context) -> run());
  }

  void run() {
    int failed = takeUrgent();
    List<ClimbRepository.Due> batch = climbs.due(false, ClimbRepository.Due.FIRST, BATCH);
    while (!batch.isEmpty()) {
      failed += take(batch) + takeUrgent();
      batch = climbs.due(false, batch.get(batch.size() - 1), BATCH);
    }
    if (failed > 0) {
      throw new IllegalStateException(failed + " alerts did not climb");
    }
  }

  /** Before whatever else is due, and again after each batch of it. */
  private int takeUrgent() {
    int failed = 0;
    List<ClimbRepository.Due> batch = climbs.due(true, ClimbRepository.Due.FIRST, BATCH);
    while (!batch.isEmpty()) {
      failed += take(batch);
      batch = climbs.due(true, batch.get(batch.size() - 1), BATCH);
    }
    return failed;
  }

  /** How many could not be looked at. */
  private int take(List<ClimbRepository.Due> batch) {
    int failed = 0;
    for (ClimbRepository.Due due : batch) {
      try {
        step.take(due.alert());
      } catch (RuntimeException e) {
        LOG.errorf("alert %s does not climb: %s", due.alert(), e.getClass().getName());
        failed++;
      }
    }
    return failed;
  }
}
