package org.amaan.casework.trial.record;

import org.amaan.platform.problem.Refusal;

/** A case is read, and printed, as a whole. */
public final class TooManyTrialRecords extends Refusal {

  TooManyTrialRecords(int limit) {
    super(
        409,
        "too-many-trial-records",
        "Your agency, or the case, has too many of them",
        "Change one that is there.");
    with("limit", limit);
  }
}
