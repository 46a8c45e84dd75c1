package org.amaan.referral.consent.model;

import org.amaan.platform.problem.Refusal;

/** Whoever gains by it, or may have done it, does not decide for the child. */
public final class GuardianInConflict extends Refusal {
  public GuardianInConflict(String field) {
    super(
        422,
        "guardian-in-conflict",
        "This guardian cannot consent for the child",
        "A guardian who is in conflict of interest or named in the case cannot consent for a child."
            + " Have a court or an authority appoint another, or go without: a child is referred"
            + " without consent too.");
    at("body", field, "in-conflict", "The consent of a guardian who is neither.");
  }
}
