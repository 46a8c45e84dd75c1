package org.amaan.casework.custody;

import org.amaan.platform.problem.Refusal;

/** The caller sees the offer, but it was made to another unit. */
final class NotOffered extends Refusal {
  NotOffered() {
    super(
        403,
        "not-offered",
        "The case is offered to another unit",
        "Only the unit that the case is offered to may answer.");
  }
}
