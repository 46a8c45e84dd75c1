package org.amaan.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** Whoever could exclude those who look on, or who recorded the person, would act unseen. */
final class OnlyCoordinatorExcludes extends Refusal {
  OnlyCoordinatorExcludes(String field) {
    super(
        422,
        "only-coordinator-excludes",
        "Only a coordinator excludes this agency",
        "A coordinator, and the agency that recorded the person, are excluded by the country's"
            + " coordinator alone: leave it out, and ask the coordinator.");
    at("body", field, "coordinators", "Neither a coordinator nor the agency that recorded them.");
  }
}
