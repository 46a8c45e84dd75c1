package org.amaan.casework.hold;

import org.amaan.platform.problem.Refusal;

/** A legal hold of the agency keeps what it wrote. */
final class UnderLegalHold extends Refusal {
  UnderLegalHold() {
    super(
        409,
        "legal-hold",
        "A legal hold of your agency stands",
        "Nothing that your agency wrote in the case is erased while it does. Release it first.");
  }
}
