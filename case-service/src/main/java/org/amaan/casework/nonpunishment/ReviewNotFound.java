package org.amaan.casework.nonpunishment;

import org.amaan.platform.problem.Refusal;

/** The case has no such review. */
final class ReviewNotFound extends Refusal {
  ReviewNotFound() {
    super(
        404,
        "non-punishment-review-not-found",
        "No such review",
        "There is none in this case, or you may not know of it.");
  }
}
