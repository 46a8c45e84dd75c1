package org.amaan.referral.referral.state;

import org.amaan.platform.problem.Refusal;

/** What has been taken on with a case is passed on by handing the case over. */
final class ReferralInACase extends Refusal {
  ReferralInACase() {
    super(
        409,
        "referral-in-a-case",
        "The referral belongs to a case",
        "It cannot be refused any more, also after it was reopened: accept it, and offer the case"
            + " to another unit if it is theirs.");
  }
}
