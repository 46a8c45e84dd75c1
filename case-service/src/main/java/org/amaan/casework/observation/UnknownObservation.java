package org.amaan.casework.observation;

import org.amaan.platform.problem.Refusal;

/** The writer's agency has no such observation of this indicator in this case. */
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
