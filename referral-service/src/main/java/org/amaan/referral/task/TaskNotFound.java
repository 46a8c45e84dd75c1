package org.amaan.referral.task;

import org.amaan.platform.problem.Refusal;

final class TaskNotFound extends Refusal {
  TaskNotFound() {
    super(
        404,
        "task-not-found",
        "No such task",
        "There is none, or it neither waits for you nor was asked by your agency.");
  }
}
