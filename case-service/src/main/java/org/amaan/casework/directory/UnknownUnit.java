package org.amaan.casework.directory;

import org.amaan.platform.problem.Refusal;

/** The directory has no such agency or unit. */
public final class UnknownUnit extends Refusal {
  public UnknownUnit(String field) {
    super(
        422,
        "unknown-unit",
        "The directory has no such unit",
        "See GET /v1/agencies/{code} of referral-service for an agency's units.");
    at("body", field, "unknown", "Not in the directory.");
  }
}
