package org.amaan.referral.routing;

import org.amaan.platform.problem.Refusal;

/** An office that only watches. */
final class TakesNoReferrals extends Refusal {
  TakesNoReferrals(String agency) {
    super(
        422,
        "receiver-takes-no-referrals",
        "This agency takes no referrals",
        "The directory says that \""
            + agency
            + "\" takes no referrals; address another or say route: true.");
    at("body", "receiver.agency", "takes-no-referrals", "An agency that takes referrals.");
  }
}
