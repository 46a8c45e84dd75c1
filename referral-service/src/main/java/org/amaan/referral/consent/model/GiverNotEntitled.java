package org.amaan.referral.consent.model;

import org.amaan.platform.problem.Refusal;

/** The child path: a guardian consents for a child or where the age is unknown. */
final class GiverNotEntitled extends Refusal {
  GiverNotEntitled(String field, Giver entitled) {
    super(
        422,
        "consent-giver-not-entitled",
        "This person cannot give this consent",
        entitled == Giver.GUARDIAN
            ? "For a child, or where the age is not known, a guardian consents. If the subject is"
                + " an adult, say so in the subject record first."
            : "An adult consents for themselves.");
    at("body", field, "giver-not-entitled", "Expected: " + entitled.value() + ".");
  }
}
