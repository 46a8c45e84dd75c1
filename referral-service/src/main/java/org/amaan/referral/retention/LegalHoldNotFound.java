package org.amaan.referral.retention;

import org.amaan.platform.problem.Refusal;

/** Not there, or not about this subject. */
final class LegalHoldNotFound extends Refusal {
  LegalHoldNotFound() {
    super(
        404,
        "legal-hold-not-found",
        "No such legal hold",
        "There is no legal hold here that you may know about.");
  }
}
