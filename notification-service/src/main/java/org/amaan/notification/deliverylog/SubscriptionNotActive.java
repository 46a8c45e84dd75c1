package org.amaan.notification.deliverylog;

import org.amaan.platform.problem.Refusal;

/** Nothing is sent to this subscription now. */
final class SubscriptionNotActive extends Refusal {
  SubscriptionNotActive() {
    super(
        409,
        "subscription-not-active",
        "The subscription is paused or disabled",
        "Resume it with state \"active\", then send again.");
  }
}
