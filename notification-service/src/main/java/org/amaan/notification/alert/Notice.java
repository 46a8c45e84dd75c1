package org.amaan.notification.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an event says to everyone it alerts.
 *
 * @param source CloudEvents source of the event
 * @param event CloudEvents id of the event
 * @param subject {@code referrals/{id}} or {@code cases/{id}}
 * @param reference opaque reference of the referral or case
 */
public record Notice(
    String source,
    UUID event,
    String type,
    String subject,
    String reference,
    String link,
    String urgency,
    @Nullable Instant dueAt) {

  /** The urgency of what cannot wait. */
  public static final String URGENT = "immediate-danger";

  /** Of a test that somebody asked for; it is raised in the inbox alone. */
  public static final String TEST = "org.amaan.notification.test.v1";

  public boolean isTest() {
    return type.equals(TEST);
  }

  public boolean isUrgent() {
    return urgency.equals(URGENT);
  }
}
