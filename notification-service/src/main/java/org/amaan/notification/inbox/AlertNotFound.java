package org.amaan.notification.inbox;

import org.amaan.platform.problem.Refusal;

/** There is no such alert, or it is addressed to somebody else. */
final class AlertNotFound extends Refusal {
  AlertNotFound() {
    super(
        404,
        "alert-not-found",
        "No such alert",
        "There is no alert with this id among those addressed to you.");
  }
}
