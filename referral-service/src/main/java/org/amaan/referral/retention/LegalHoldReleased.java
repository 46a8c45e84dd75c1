package org.amaan.referral.retention;

import org.amaan.platform.problem.Refusal;

/** Released once. */
final class LegalHoldReleased extends Refusal {
  LegalHoldReleased() {
    super(
        409,
        "legal-hold-released",
        "The hold was released already",
        "Nothing to do: it does not stand any more.");
  }
}
