package org.amaan.notification.deliverylog;

import org.amaan.platform.problem.Refusal;

/** Nothing is sent to this subscription now. */
final class SubscriptionNotActive extends Refusal {
  SubscriptionNotActive() {
    super(
        409,
        "subscription-not-active",
        "The subscription is paused, disabled or not confirmed",
        "Resume it with state \"active\", or confirm its address; then send again.");
  }
}
