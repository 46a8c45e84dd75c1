package org.amaan.casework.trial.claim;

import org.amaan.platform.problem.Refusal;

/** The case is not about such a subject. */
final class UnknownClaimant extends Refusal {
  UnknownClaimant() {
    super(
        422,
        "unknown-claimant",
        "No such subject in this case",
        "Name a subject of the case, as the case lists them.");
    at("body", "subjectId", "unknown", "The id of a subject of this case.");
  }
}
