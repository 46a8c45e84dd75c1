package org.amaan.referral.retention;

import org.amaan.platform.problem.Refusal;

/** A subject has so many holds and no more. */
final class TooManyLegalHolds extends Refusal {
  TooManyLegalHolds(int limit) {
    super(
        409,
        "too-many-legal-holds",
        "There are too many legal holds",
        "A subject has at most " + limit + " legal holds, released ones included.");
    with("limit", limit);
  }
}
