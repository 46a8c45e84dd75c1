package org.amaan.casework.deadline;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Looks for the deadlines of which somebody is to be told now, by an index and in one replica at a
 * time. A timer for each would have to be moved with every step and taken back with every end.
 */
@Singleton
class DeadlineTimer {

  private final NotifyOfDeadlines notify;

  DeadlineTimer(NotifyOfDeadlines notify) {
    this.notify = notify;
  }

  @Produces
  @Singleton
  Task<Void> steps() {
    return Tasks.recurring("case-deadlines", FixedDelay.ofSeconds(10))
        .execute((instance, context) -> notify.run());
  }
}
