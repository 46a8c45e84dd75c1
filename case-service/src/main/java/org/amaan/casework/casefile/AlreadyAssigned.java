package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** Somebody was faster. */
public final class AlreadyAssigned extends Refusal {
  AlreadyAssigned() {
    super(
        409,
        "case-already-assigned",
        "The case is already assigned",
        "Somebody else has this case. A supervisor of the unit can assign it anew by naming the person.");
  }
}
