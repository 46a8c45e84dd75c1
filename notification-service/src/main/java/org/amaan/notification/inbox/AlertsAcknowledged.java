package org.amaan.notification.inbox;

import java.time.Instant;
import java.util.UUID;

/** What follows when somebody has seen to an alert, in the transaction that says so. */
public interface AlertsAcknowledged {

  /**
   * @param first the alert whose escalation it belongs to; often itself
   */
  void acknowledged(UUID alert, UUID first, Instant at);
}
