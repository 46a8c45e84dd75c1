package org.amaan.notification.escalation;

import org.amaan.platform.problem.Refusal;

/** What was named to be told anyway would not be told. */
final class NoSuchSubscription extends Refusal {
  NoSuchSubscription() {
    super(
        422,
        "no-such-subscription",
        "The fallback contact has no such subscription",
        "Name a subscription of your agency, for all of it or for the contact's unit, by e-mail (confirmed) or"
            + " webhook; see GET /v1/subscriptions.");
    at(
        "body",
        "fallbackContact.subscription",
        "unknown",
        "None that gets what is for the contact.");
  }
}
