package org.amaan.casework.erasure;

import org.amaan.platform.problem.Refusal;

/** There is no such task, or it was put to others. */
final class TaskNotFound extends Refusal {
  TaskNotFound() {
    super(
        404,
        "task-not-found",
        "No such task",
        "There is no such task, or it does not wait for you.");
  }
}
