package org.amaan.notification.queueing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.alert.Escalated;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.preference.Digest;
import org.amaan.notification.preference.EventFilter;
import org.amaan.notification.preference.QuietHours;
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

  boolean isInApp() {
    return channel.equals(Channel.IN_APP);
  }

  /**
   * Whether it has a say in how an alert is announced: a unit's in no other's, nor the agency's.
   */
  boolean announces(RaisedAlert alert) {
    return active
        && alert.to().agency().equals(agency)
        && (unit == null || unit.equals(alert.to().unit()));
  }

  /** What is urgent, or nobody acted on, does so whatever is filtered. */
  boolean rings(RaisedAlert alert) {
    return (alert.notice().escalates() != null
            || alert.notice().isUrgent()
            || EventFilter.anyLetsThrough(filters, alert.notice().type()))
        && (quietHours == null
            || quietHours.endAfter(alert.at()).isEmpty()
            || quietHours.urgentAnyway() && alert.notice().isUrgent());
  }

  /** When it comes together with others; empty when it comes at once, for it is due before. */
  Optional<Instant> digestFor(@Nullable Instant dueAt, Instant now) {
    return Optional.ofNullable(digest)
        .map(daily -> daily.nextAfter(now))
        .filter(next -> dueAt == null || dueAt.isAfter(endOfQuiet(next)));
  }

  private Instant endOfQuiet(Instant at) {
    return quietHours == null ? at : quietHours.endAfter(at).orElse(at);
  }

  boolean wants(RaisedAlert alert) {
    return !isInApp()
        && alert.to().agency().equals(agency)
        && isForUnit(alert)
        && (id.equals(alert.notice().anyway()) || letsThrough(alert.notice()));
  }

  private boolean isForUnit(RaisedAlert alert) {
    String forUnit = alert.to().unit();
    return unit == null || unit.equals(forUnit) || forUnit == null && !alert.isAboveUnits();
  }

  /** Whoever hears that something happened also hears that nobody acted on it. */
  private boolean letsThrough(Notice notice) {
    Escalated first = notice.escalates();
    return EventFilter.anyLetsThrough(filters, notice.type())
        || first != null && EventFilter.anyLetsThrough(filters, first.type());
  }
}
