package org.amaan.referral.task;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class TaskSettled extends Refusal {
  TaskSettled() {
    super(
        409,
        "task-settled",
        "This task has been settled already",
        "The first settlement counts. Read the task to see it.");
    with("allowedMoves", List.of());
  }
}
