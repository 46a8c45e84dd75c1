package org.amaan.referral.referral.model;

import org.amaan.platform.problem.Refusal;

/** A report about a case that the referral does not belong to. */
final class InAnotherCase extends Refusal {
  InAnotherCase() {
    super(
        409,
        "in-another-case",
        "The referral belongs to another case",
        "Report the custody of the case that the referral is in; it does not move to another one.");
  }
}
