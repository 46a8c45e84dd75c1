package org.amaan.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** Whoever could exclude those who look on, or who answer for the person, would act unseen. */
final class OnlyOversightExcludes extends Refusal {
  OnlyOversightExcludes(String field) {
    super(
        422,
        "only-oversight-excludes",
        "Only the oversight agency excludes this agency",
        "The agency that answers for the person, and whoever coordinates or oversees, are hidden"
            + " from them by two persons of the oversight agency alone. Ask it: POST"
            + " /v1/referrals/{referralId}/exclusion-requests. A coordinator may also appoint"
            + " another responsible agency first, and then exclude this one.");
    at("body", field, "looks-on", "Neither the responsible agency nor one that looks on.");
  }
}
