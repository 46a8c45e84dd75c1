package org.amaan.referral.task;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.NotPermitted;

/**
 * Confirms or rejects what a task asks. Who: whom it was put to, see {@link Addressing}. What hides
 * a subject from the responsible agency or the coordinator is confirmed by two persons of the
 * oversight agency; after the first it stays open. Alerts who asked. Refuses: 404 not visible, 403
 * not put to the caller, 409 settled already, or the first person again.
 */
@ApplicationScoped
class SettleTask {

  private final TaskViewers viewers;
  private final TaskRepository tasks;
  private final Map<TaskKind, TaskOutcome> outcomes = new EnumMap<>(TaskKind.class);
  private final TaskAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  SettleTask(
      TaskViewers viewers,
      TaskRepository tasks,
      @All List<TaskOutcome> outcomes,
      TaskAlerts alerts,
      Audit audit,
      Clock clock) {
    this.viewers = viewers;
    this.tasks = tasks;
    outcomes.forEach(outcome -> outcome.kinds().forEach(kind -> this.outcomes.put(kind, outcome)));
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Task settle(Caller caller, UUID id, boolean confirmed) {
    TaskViewer viewer = viewers.of(caller);
    Task task = tasks.visibleTo(viewer, id);
    requireSettler(viewer, task);
    tasks.holdSubject(task.subjectId());
    tasks.hold(task);
    // An appointment may have passed it on meanwhile.
    requireSettler(viewer, task);
    Instant now = clock.instant();
    if (confirmed && task.needsTwoPersons() && !task.isSecondedByAnother(caller.requirePerson())) {
      task.second(caller.requirePerson());
      tasks.flush();
      audit.record(caller, "task.seconded", task.subjectId(), details(task));
      return task;
    }
    task.settle(confirmed ? Decision.CONFIRMED : Decision.REJECTED, caller.requireAgency(), now);
    tasks.flush();
    audit.record(
        caller, confirmed ? "task.confirmed" : "task.rejected", task.subjectId(), details(task));
    TaskOutcome outcome = outcomes.get(task.kind());
    if (outcome != null) {
      if (confirmed) {
        outcome.confirmed(caller, task.asSettled(), now);
      } else {
        outcome.rejected(caller, task.asSettled(), now);
      }
    }
    alerts.settled(task);
    return task;
  }

  private static void requireSettler(TaskViewer viewer, Task task) {
    if (!viewer.maySettle(task)) {
      throw new NotPermitted("The task was not put to you: others decide what your agency asks.");
    }
  }

  private static Map<String, Object> details(Task task) {
    return Map.of("taskId", task.id(), "kind", task.kind().value());
  }
}
