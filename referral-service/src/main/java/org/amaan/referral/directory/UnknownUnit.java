package org.amaan.referral.directory;

import org.amaan.platform.problem.Refusal;

/** The agency does not have this unit. */
public final class UnknownUnit extends Refusal {
  public UnknownUnit(String field, String agency) {
    super(
        422,
        "unknown-unit",
        "No such unit",
        "The agency \""
            + agency
            + "\" has no unit with this code; see GET /v1/agencies/"
            + agency
            + ".");
    at("body", field, "unknown-unit", "The code of one of the agency's units.");
  }
}
