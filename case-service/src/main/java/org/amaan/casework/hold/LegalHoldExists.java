package org.amaan.casework.hold;

import org.amaan.platform.problem.Refusal;

/** One for each ground is enough. */
final class LegalHoldExists extends Refusal {
  LegalHoldExists() {
    super(
        409,
        "legal-hold-exists",
        "Your agency keeps the case on this ground already",
        "Read the holds of the case; one for each ground stands at a time.");
  }
}
