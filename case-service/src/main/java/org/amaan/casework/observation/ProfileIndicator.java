package org.amaan.casework.observation;

import org.amaan.platform.problem.Refusal;

final class ProfileIndicator extends Refusal {
  ProfileIndicator() {
    super(
        422,
        "profile-indicator",
        "Nobody is observed by a profile",
        "This indicator describes groups of people and is for training only. Leave it out.");
  }
}
