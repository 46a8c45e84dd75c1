package org.amaan.casework.trial.measure;

import org.amaan.platform.problem.Refusal;

/** The case has no such protection measure. */
final class MeasureNotFound extends Refusal {
  MeasureNotFound() {
    super(
        404,
        "protection-measure-not-found",
        "No such protection measure",
        "There is none in this case, or you may not know of it.");
  }
}
