package org.amaan.casework.trial.hearing;

import org.amaan.platform.problem.Refusal;

/** The case has no such hearing. */
final class HearingNotFound extends Refusal {
  HearingNotFound() {
    super(
        404,
        "hearing-not-found",
        "No such hearing",
        "There is none in this case, or you may not know of it.");
  }
}
