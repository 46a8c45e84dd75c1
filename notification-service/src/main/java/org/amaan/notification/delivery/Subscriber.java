package org.amaan.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.subscription.Digest;
import org.amaan.notification.subscription.EventFilter;
import org.amaan.notification.subscription.QuietHours;
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
    String language,
    boolean active,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest) {

  private static final String IN_APP = "in-app";

  boolean isInApp() {
    return channel.equals(IN_APP);
  }

  /**
   * Whether it has a say in how an alert is announced: a unit's in no other's, nor the agency's.
   */
  boolean announces(RaisedAlert alert) {
    return active
        && alert.to().agency().equals(agency)
        && (unit == null || unit.equals(alert.to().unit()));
  }

  /** What nobody acted on does so whatever is filtered. */
  boolean rings(RaisedAlert alert) {
    return (alert.notice().escalates() != null
            || EventFilter.anyLetsThrough(filters, alert.notice().type()))
        && (quietHours == null
            || quietHours.endAfter(alert.at()).isEmpty()
            || quietHours.urgentAnyway() && alert.notice().isUrgent());
  }

  /** When it comes together with others; empty when it comes at once, for it is due before. */
  Optional<Instant> digestFor(@Nullable Instant dueAt, Instant now) {
    return Optional.ofNullable(digest)
        .map(daily -> daily.nextAfter(now))
        .filter(next -> dueAt == null || dueAt.isAfter(next));
  }

  boolean wants(RaisedAlert alert) {
    String forUnit = alert.to().unit();
    return !isInApp()
        && alert.to().agency().equals(agency)
        && (unit == null || forUnit == null || forUnit.equals(unit))
        && (id.equals(alert.notice().anyway())
            || EventFilter.anyLetsThrough(filters, alert.notice().type()));
  }
}
