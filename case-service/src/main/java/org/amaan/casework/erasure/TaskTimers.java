package org.amaan.casework.erasure;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * When an answer is due. A timer is not taken back when it comes: it may be running at that moment,
 * and finds nothing to do.
 */
@Singleton
class TaskTimers {

  private static final String DUE = "case-task-due";

  private final EscalateTask escalate;

  TaskTimers(EscalateTask escalate) {
    this.escalate = escalate;
  }

  static TaskInstance<Void> of(UUID taskId) {
    return new TaskInstance<>(DUE, taskId.toString());
  }

  @Produces
  @Singleton
  Task<Void> dueTasks() {
    return Tasks.oneTime(DUE)
        .execute((instance, context) -> escalate.run(UUID.fromString(instance.getId())));
  }
}
