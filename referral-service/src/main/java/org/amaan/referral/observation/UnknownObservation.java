package org.amaan.referral.observation;

import org.amaan.platform.problem.Refusal;

/** Not an observation of the writer's agency, on this referral and of this indicator. */
final class UnknownObservation extends Refusal {
  UnknownObservation(int index) {
    super(
        422,
        "unknown-observation",
        "No such observation",
        "Correct an observation of the same indicator that your own agency recorded here. Of"
            + " another's, record your own.");
    at(
        "body",
        "observations[" + index + "].corrects",
        "unknown-observation",
        "The id of one of your agency's, of this indicator.");
  }
}
