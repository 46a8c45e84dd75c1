package org.amaan.referral.anonymous.filing;

import org.amaan.platform.problem.Refusal;

/** An adult's refusal stands: nothing obliges to report it there. */
final class NoAnonymousNotice extends Refusal {
  NoAnonymousNotice() {
    super(
        422,
        "no-anonymous-notice",
        "Nothing asks for this report",
        "The country's legal profile does not ask that an adult who refuses be reported. What you"
            + " know of a network, without the adult, can be.");
    at("body", "kind", "no-anonymous-notice", "network, or nothing.");
  }
}
