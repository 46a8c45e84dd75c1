package org.amaan.casework.trial.record;

import org.amaan.platform.problem.Refusal;

/** What has ended stays as it is. */
public final class TrialRecordEnded extends Refusal {
  public TrialRecordEnded(Object state) {
    super(
        409,
        "trial-record-ended",
        "It has ended",
        "It is " + state + " and does not change any more. Enter another one.");
    with("state", state.toString());
  }
}
