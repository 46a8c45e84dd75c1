package org.amaan.casework.directory;

import org.amaan.platform.problem.Refusal;

/** The directory knows no prosecution agency by this code. */
public final class NotProsecution extends Refusal {
  public NotProsecution(String field) {
    super(
        422,
        "not-a-prosecution-agency",
        "This is not a prosecution agency",
        "Name an agency of type prosecution; see GET /v1/agencies?type=prosecution of"
            + " referral-service.");
    at("body", field, "agency-type", "Not a prosecution agency in the directory.");
  }
}
