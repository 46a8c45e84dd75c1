package org.amaan.casework.nonpunishment;

import org.amaan.platform.problem.Refusal;

/** Somebody who has written about the accused does not conclude the review. */
final class WroteAboutTheAccused extends Refusal {
  WroteAboutTheAccused() {
    super(
        403,
        "wrote-about-the-accused",
        "Somebody else must conclude it",
        "You wrote about the accused person: a supervisor or prosecutor who did not concludes the review.");
  }
}
