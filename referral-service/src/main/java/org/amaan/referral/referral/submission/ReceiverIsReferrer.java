package org.amaan.referral.referral.submission;

import org.amaan.platform.problem.Refusal;

/** A referral is one agency's request to another. */
final class ReceiverIsReferrer extends Refusal {
  ReceiverIsReferrer() {
    super(
        422,
        "receiver-is-referrer",
        "A referral goes to another agency",
        "Name another agency as receiver, or let routing pick one.");
  }
}
