package org.amaan.referral.referral.submission;

import org.amaan.platform.problem.Refusal;

/** Whoever has just refused is not asked the same again. */
final class ReceiverHasRefused extends Refusal {
  ReceiverHasRefused() {
    super(
        422,
        "receiver-has-refused",
        "This receiver has refused the referral",
        "Name another receiver, or say route: true; routing does not pick whoever has refused.");
    at("body", "receiver", "has-refused", "Another receiver.");
  }
}
