package org.amaan.referral.referral.state;

import org.amaan.platform.problem.Refusal;
import org.amaan.referral.code.Codes;

/** The move belongs to another party, or to another role. */
final class NotYourMove extends Refusal {
  NotYourMove(Move move) {
    super(
        403,
        "not-permitted",
        "Not permitted",
        "Your agency and role do not allow \"" + Codes.of(move) + "\" on this referral.");
  }
}
