package org.amaan.casework.nonpunishment;

import org.amaan.platform.problem.Refusal;

/** Somebody else has concluded the review. */
final class ReviewConcluded extends Refusal {
  ReviewConcluded() {
    super(
        409,
        "non-punishment-review-concluded",
        "The review is concluded",
        "Read it: the first conclusion counts.");
  }
}
