package org.amaan.notification.subscription;

import org.amaan.platform.problem.Refusal;

/** What goes over this channel is not signed. */
final class NoSecret extends Refusal {
  NoSecret() {
    super(
        409,
        "no-secret",
        "This subscription has no secret",
        "Only webhooks are signed; there is nothing to change.");
  }
}
