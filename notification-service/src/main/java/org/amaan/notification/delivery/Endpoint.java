package org.amaan.notification.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.preference.QuietHours;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as whoever delivers sees it.
 *
 * @param unit null for the whole agency
 * @param active whether anything is sent to it: neither disabled nor of an agency that is suspended
 * @param confirmedAt when the address was confirmed that it has now; null without one
 */
record Endpoint(
    UUID id,
    String agency,
    @Nullable String unit,
    String channel,
    boolean active,
    @Nullable QuietHours quietHours,
    Health health,
    @Nullable Instant confirmedAt,
    long version) {

  /** What may be sent at a time: everything, what is urgent, what is sent anyway, or nothing. */
  enum Passing {
    ALL,
    URGENT,
    ANYWAY,
    NOTHING
  }

  /** Of the channels only mail has digests. */
  boolean mayHaveDigests() {
    return channel.equals(Channel.EMAIL);
  }

  Passing passing(Instant now) {
    if (!active || health.restsAt(now)) {
      return Passing.NOTHING;
    }
    if (quietHours == null || quietHours.endAfter(now).isEmpty()) {
      return Passing.ALL;
    }
    return quietHours.urgentAnyway() ? Passing.URGENT : Passing.ANYWAY;
  }

  /** Whether a mail of that time went to the address that it has now. */
  boolean hadThisAddressAt(Instant sent) {
    return confirmedAt != null && !sent.isBefore(confirmedAt);
  }

  /** When quiet hours or a rest that hold now are over. */
  Instant opensAt(Instant now) {
    Instant rested = health.restsUntil() == null ? now : health.restsUntil();
    Instant from = rested.isAfter(now) ? rested : now;
    return Optional.ofNullable(quietHours).flatMap(hours -> hours.endAfter(from)).orElse(from);
  }
}
