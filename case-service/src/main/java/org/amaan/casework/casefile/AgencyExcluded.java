package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** A case does not go to an agency that is to know nothing of its subjects. */
final class AgencyExcluded extends Refusal {
  AgencyExcluded(String field) {
    super(
        422,
        "agency-excluded",
        "This agency is excluded",
        "It is to know nothing of a subject of this case: name another one. See GET /v1/referrals/{referralId}/exclusions of referral-service.");
    at("body", field, "excluded", "An agency that is not excluded.");
  }
}
