package org.amaan.referral.referral.exclusion;

import org.amaan.platform.problem.Refusal;

/** A case is never without a custodian. */
final class NoCustodianLeft extends Refusal {
  NoCustodianLeft() {
    super(
        409,
        "no-custodian-left",
        "Nobody is left to hold the case",
        "An agency of this list holds a case of the subject, and the directory has no coordinator"
            + " of the country with a default unit to pass it to. Have the case handed over first,"
            + " or the directory completed.");
  }
}
