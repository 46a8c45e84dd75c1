package org.amaan.casework.custody;

import org.amaan.platform.problem.Refusal;

/** The caller sees the offer, but another unit made it. */
final class NotGiver extends Refusal {
  NotGiver() {
    super(
        403,
        "not-giver",
        "Another unit made this offer",
        "Only the unit that offers the case may take the offer back.");
  }
}
