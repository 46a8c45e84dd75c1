package org.amaan.notification.subscription;

import org.amaan.platform.problem.Refusal;

/** There is no such subscription, or not one that the caller administers. */
public final class SubscriptionNotFound extends Refusal {
  public SubscriptionNotFound() {
    super(
        404,
        "subscription-not-found",
        "No such subscription",
        "There is no subscription with this id among those that you administer.");
  }
}
