package org.amaan.notification.queueing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.delivery.RetrySchedule;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** A row to be: an alert on its way to a subscription. Its names are the columns'. */
record QueuedDelivery(
    UUID id,
    UUID subscription,
    UUID alert,
    String agency,
    @Nullable String unit,
    boolean above,
    String channel,
    String subject,
    String type,
    boolean urgent,
    boolean anyway,
    boolean digest,
    String body,
    Instant next,
    Instant at,
    @Nullable Instant due,
    Instant expires) {

  static QueuedDelivery of(RaisedAlert alert, Subscriber subscriber, String body, Instant now) {
    Optional<Instant> digest =
        alert.notice().isUrgent() || alert.notice().escalates() != null
            ? Optional.empty()
            : subscriber.digestFor(alert.dueAt(), now);
    return new QueuedDelivery(
        Ids.next(),
        subscriber.id(),
        alert.id(),
        subscriber.agency(),
        alert.to().unit(),
        alert.isAboveUnits(),
        subscriber.channel(),
        alert.notice().subject(),
        alert.notice().type(),
        alert.notice().isUrgent(),
        subscriber.id().equals(alert.notice().anyway()),
        digest.isPresent(),
        body,
        digest.orElse(now),
        now,
        alert.dueAt(),
        now.plus(RetrySchedule.GIVEN_UP_AFTER));
  }
}
