package org.amaan.casework.protection;

import org.amaan.platform.problem.Refusal;

/** The referral was sent out of another case than the one that the report names. */
final class InAnotherCase extends Refusal {
  InAnotherCase() {
    super(
        409,
        "in-another-case",
        "The referral belongs to another case",
        "It was reported for another case before, and stays with that.");
  }
}
