package org.amaan.referral.referral.access;

import org.amaan.platform.problem.Refusal;

/** Not there, or not for this caller to know about. */
public final class ReferralNotFound extends Refusal {
  public ReferralNotFound() {
    super(
        404,
        "referral-not-found",
        "No such referral",
        "There is no referral here that you may know about.");
  }
}
