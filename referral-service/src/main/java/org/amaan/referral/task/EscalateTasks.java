package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Tells of tasks that nobody has settled in time, once: whoever may settle them, the coordinator
 * too. What is suspended stays suspended, what waits for confirmation goes on waiting. Who: the
 * clock.
 */
@ApplicationScoped
class EscalateTasks {

  private static final Caller CLOCK = Caller.system("due-time");

  private final TaskRepository tasks;
  private final TaskAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  EscalateTasks(TaskRepository tasks, TaskAlerts alerts, Audit audit, Clock clock) {
    this.tasks = tasks;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @return how many there were, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int escalate(int size) {
    Instant now = clock.instant();
    List<Task> overdue = tasks.heldOverdue(now, size);
    for (Task task : overdue) {
      task.escalate(now);
      tasks.flush();
      audit.record(
          CLOCK,
          "task.overdue",
          task.subjectId(),
          Map.of("taskId", task.id(), "kind", task.kind().value()));
      alerts.overdue(task);
    }
    return overdue.size();
  }
}
