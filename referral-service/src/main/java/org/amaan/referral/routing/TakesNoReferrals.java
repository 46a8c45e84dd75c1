package org.amaan.referral.routing;

import org.amaan.platform.problem.Refusal;

/** An office that only watches, or an agency that is suspended. */
final class TakesNoReferrals extends Refusal {
  TakesNoReferrals(String agency) {
    super(
        422,
        "receiver-takes-no-referrals",
        "This agency takes no referrals",
        "\""
            + agency
            + "\" takes no referrals, or none at present; address another or say route: true.");
    at("body", "receiver.agency", "takes-no-referrals", "An agency that takes referrals.");
  }
}
