package org.amaan.notification.delivery;

import java.util.List;
import java.util.UUID;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.subscription.EventFilter;
import org.jspecify.annotations.Nullable;

/**
 * Who may want an alert.
 *
 * @param unit null for the whole agency
 */
record Subscriber(
    UUID id, String channel, String agency, @Nullable String unit, List<String> filters) {

  boolean wants(RaisedAlert alert) {
    String forUnit = alert.to().unit();
    return alert.to().agency().equals(agency)
        && (unit == null || forUnit == null || forUnit.equals(unit))
        && (id.equals(alert.notice().anyway())
            || EventFilter.anyLetsThrough(filters, alert.notice().type()));
  }
}
