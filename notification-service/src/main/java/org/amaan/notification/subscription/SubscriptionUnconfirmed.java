package org.amaan.notification.subscription;

import org.amaan.platform.problem.Refusal;

/** Whose address it is has not been shown yet: nothing is sent there. */
final class SubscriptionUnconfirmed extends Refusal {
  SubscriptionUnconfirmed() {
    super(
        409,
        "subscription-unconfirmed",
        "The address is not confirmed",
        "Confirm it with the code that was mailed there, or have another code sent.");
  }
}
