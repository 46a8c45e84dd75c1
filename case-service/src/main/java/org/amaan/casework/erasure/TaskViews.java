package org.amaan.casework.erasure;

import org.amaan.casework.api.model.KeepingGround;
import org.amaan.casework.api.model.Task;
import org.amaan.casework.api.model.TaskDecision;
import org.amaan.casework.api.model.TaskKind;
import org.amaan.casework.api.model.TaskState;

/** Tasks in the words of the contract. */
final class TaskViews {

  private TaskViews() {}

  static Task of(TaskRepository.Shown shown) {
    ErasureTask task = shown.task();
    Task view =
        new Task(
            task.id(),
            TaskKind.ERASURE_ANSWER,
            task.caseId(),
            task.reference(),
            shown.isOpen(),
            shown.isOpen() ? TaskState.OPEN : TaskState.SETTLED,
            task.openedAt(),
            task.dueAt(),
            task.isOverdue(),
            task.version());
    view.setSettledAt(task.settledAt());
    if (task.decision() != null) {
      view.setDecision(TaskDecision.fromValue(task.decision()));
    } else if (!shown.isOpen()) {
      view.setDecision(TaskDecision.WITHDRAWN);
    }
    view.setGround(task.ground() == null ? null : KeepingGround.fromValue(task.ground()));
    return view;
  }
}
