package org.amaan.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** What a coordinator set a coordinator lifts, what oversight set oversight alone. */
final class ExclusionNotYours extends Refusal {
  ExclusionNotYours() {
    super(
        409,
        "exclusion-not-yours",
        "This exclusion is not yours to lift",
        "A coordinator or the oversight agency set an exclusion that your list leaves out. Read the"
            + " list, send it whole, and ask whoever set it to lift what should not stand.");
  }
}
