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
 * @param coordinators who may be told when nobody acts
 * @param escalates the alert on which nobody acted; null when something happened
 * @param settledBy the reference whose settlement settles its alerts; null when none does
 * @param anyway a subscription to which it is delivered whatever its filters and quiet hours
 */
public record Notice(
    String source,
    UUID event,
    String type,
    String subject,
    String reference,
    String link,
    String urgency,
    @Nullable Instant dueAt,
    Coordinators coordinators,
    @Nullable UUID settledBy,
    @Nullable Escalated escalates,
    @Nullable UUID anyway) {

  /** The urgency of what cannot wait. */
  public static final String URGENT = "immediate-danger";

  /** Of a test that somebody asked for; it is raised in the inbox alone. */
  public static final String TEST = "org.amaan.notification.test.v1";

  /** Of something that happened, and that concerns nobody but whom it alerts. */
  public Notice(
      String source,
      UUID event,
      String type,
      String subject,
      String reference,
      String link,
      String urgency,
      @Nullable Instant dueAt) {
    this(
        source,
        event,
        type,
        subject,
        reference,
        link,
        urgency,
        dueAt,
        Coordinators.NONE,
        null,
        null,
        null);
  }

  public boolean isTest() {
    return type.equals(TEST);
  }

  public boolean isUrgent() {
    return urgency.equals(URGENT);
  }
}
