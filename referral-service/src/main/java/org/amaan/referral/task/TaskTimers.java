package org.amaan.referral.task;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looks for tasks that time has overtaken, by an index and in one replica at a time. */
@Singleton
class TaskTimers {

  private static final int BATCH = 100;

  private final EscalateTasks escalateTasks;

  TaskTimers(EscalateTasks escalateTasks) {
    this.escalateTasks = escalateTasks;
  }

  @Produces
  @Singleton
  com.github.kagkarlsson.scheduler.task.Task<Void> unsettled() {
    return Tasks.recurring("task-overdue", FixedDelay.ofSeconds(10))
        .execute(
            (instance, context) -> {
              int done;
              do {
                done = escalateTasks.escalate(BATCH);
              } while (done == BATCH);
            });
  }
}
