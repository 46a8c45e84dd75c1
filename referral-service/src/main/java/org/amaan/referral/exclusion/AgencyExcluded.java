package org.amaan.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** Nothing goes to an agency that is to know nothing of the person. */
public final class AgencyExcluded extends Refusal {
  public AgencyExcluded(String field) {
    super(
        422,
        "agency-excluded",
        "This agency is excluded",
        "It is to know nothing of this person: name another one. Whom you have asked to exclude"
            + " counts too, while nobody has decided.");
    at("body", field, "excluded", "An agency that is not excluded.");
  }
}
