package org.amaan.referral.screening;

import org.amaan.platform.problem.Refusal;

/** What people are like, or where they come from, says nothing about what was done to this one. */
final class ProfileIndicator extends Refusal {
  ProfileIndicator() {
    super(
        422,
        "profile-indicator",
        "Nobody is observed by a profile",
        "This indicator describes groups of people and is for training only. Leave it out.");
  }
}
