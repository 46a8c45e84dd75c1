package org.amaan.referral.directory;

import org.amaan.platform.problem.Refusal;

final class AgencyNotFound extends Refusal {
  AgencyNotFound() {
    super(
        404,
        "agency-not-found",
        "No such agency",
        "The directory has no agency with this code; GET /v1/agencies lists them.");
  }
}
