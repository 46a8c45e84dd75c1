package org.amaan.casework.hold;

import org.amaan.platform.problem.Refusal;

/** Not one of the caller's agency. */
final class LegalHoldNotFound extends Refusal {
  LegalHoldNotFound() {
    super(
        404,
        "legal-hold-not-found",
        "No such legal hold",
        "Your agency has placed no such hold in this case.");
  }
}
