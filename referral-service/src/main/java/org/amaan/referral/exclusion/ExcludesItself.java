package org.amaan.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** Whoever excluded its own agency could not see what it does any more. */
final class ExcludesItself extends Refusal {
  ExcludesItself(String field) {
    super(
        422,
        "excludes-itself",
        "Your own agency cannot be excluded by you",
        "Leave your own agency out. If it must not know of this, ask the country's coordinator, who"
            + " appoints another in its place.");
    at("body", field, "own-agency", "Another agency than your own.");
  }
}
