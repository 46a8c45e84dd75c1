package org.amaan.referral.observation;

import org.amaan.platform.problem.Refusal;

/** A referral takes so many observations of each agency and no more. */
final class TooManyObservations extends Refusal {
  TooManyObservations(int limit) {
    super(
        409,
        "too-many-observations",
        "No more observations of your agency are taken here",
        "There are at most " + limit + " of each agency, corrected ones included.");
    with("limit", limit);
  }
}
