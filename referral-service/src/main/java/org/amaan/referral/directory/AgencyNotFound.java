package org.amaan.referral.directory;

import org.amaan.platform.problem.Refusal;

/** The directory does not have what a path names. */
public final class AgencyNotFound extends Refusal {
  public AgencyNotFound() {
    super(
        404,
        "agency-not-found",
        "No such agency",
        "The directory has no agency with this code; GET /v1/agencies lists them.");
  }
}
