package org.amaan.casework.trial.claim;

import org.amaan.platform.problem.Refusal;

/** The case has no such claim. */
final class ClaimNotFound extends Refusal {
  ClaimNotFound() {
    super(
        404,
        "compensation-claim-not-found",
        "No such claim",
        "There is none in this case, or you may not know of it.");
  }
}
