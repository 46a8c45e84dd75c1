package org.amaan.casework.nonpunishment;

import org.amaan.platform.problem.Refusal;

/** Who accuses does not decide alone that punishment goes on. */
final class WroteAboutTheAccused extends Refusal {
  WroteAboutTheAccused() {
    super(
        403,
        "wrote-about-the-accused",
        "Somebody else must conclude it",
        "You wrote about the accused person: a supervisor or prosecutor who did not concludes the review.");
  }
}
