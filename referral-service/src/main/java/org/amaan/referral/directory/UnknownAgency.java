package org.amaan.referral.directory;

import org.amaan.platform.problem.Refusal;

/** The directory does not have it. */
public final class UnknownAgency extends Refusal {
  public UnknownAgency(String field) {
    super(
        422,
        "unknown-agency",
        "No such agency",
        "The directory has no agency with this code; see GET /v1/agencies.");
    at("body", field, "unknown-agency", "The code of an agency in the directory.");
  }
}
