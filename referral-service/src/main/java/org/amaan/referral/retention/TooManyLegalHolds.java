package org.amaan.referral.retention;

import org.amaan.platform.problem.Refusal;

/** An agency has so many holds about a subject and no more. */
final class TooManyLegalHolds extends Refusal {
  TooManyLegalHolds(int limit) {
    super(
        409,
        "too-many-legal-holds",
        "There are too many legal holds",
        "An agency has at most " + limit + " legal holds about a subject, released ones included.");
    with("limit", limit);
  }
}
