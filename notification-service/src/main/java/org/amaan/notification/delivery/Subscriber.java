package org.amaan.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.subscription.Digest;
import org.amaan.notification.subscription.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Who may want an alert.
 *
 * @param unit null for the whole agency
 * @param digest null to have everything at once
 */
record Subscriber(
    UUID id,
    String channel,
    String agency,
    @Nullable String unit,
    List<String> filters,
    @Nullable Digest digest) {

  /** When it comes together with others; empty when it comes at once, for it is due before. */
  Optional<Instant> digestFor(@Nullable Instant dueAt, Instant now) {
    return Optional.ofNullable(digest)
        .map(daily -> daily.nextAfter(now))
        .filter(next -> dueAt == null || dueAt.isAfter(next));
  }

  boolean wants(RaisedAlert alert) {
    String forUnit = alert.to().unit();
    return alert.to().agency().equals(agency)
        && (unit == null || forUnit == null || forUnit.equals(unit))
        && EventFilter.anyLetsThrough(filters, alert.notice().type());
  }
}
