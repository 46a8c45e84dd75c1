package org.amaan.casework.trial.record;

import org.amaan.platform.problem.Refusal;

/** Every change moves alerts and stands in the timeline. */
final class TooManyChanges extends Refusal {
  static final int LIMIT = 200;

  TooManyChanges() {
    super(
        409,
        "too-many-changes",
        "It was changed too often",
        "End it, which is always possible, or enter it anew as it is now.");
    with("limit", LIMIT);
  }
}
