package org.amaan.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** Lifting it is for who set it, and for a coordinator. */
final class ExclusionNotYours extends Refusal {
  ExclusionNotYours() {
    super(
        409,
        "exclusion-not-yours",
        "This exclusion is not yours to lift",
        "A coordinator or another agency set an exclusion that your list leaves out. Read the list, send it whole, and ask the coordinator to lift what should not stand.");
  }
}
