package org.amaan.casework.erasure;

import org.amaan.platform.problem.Refusal;

/** Somebody else has settled the task, or what it asked about is over. */
final class TaskSettled extends Refusal {
  TaskSettled() {
    super(
        409,
        "task-settled",
        "The task does not wait any more",
        "It was settled, or what it asked about is over. Read it: the first settlement counts.");
  }
}
