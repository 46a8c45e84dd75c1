package org.amaan.notification.alert;

import org.amaan.notification.api.model.AlertState;
import org.amaan.notification.api.model.EventType;
import org.amaan.notification.api.model.Role;
import org.amaan.notification.api.model.Urgency;

/** An alert as the contract shows it. */
final class AlertView {

  private AlertView() {}

  static org.amaan.notification.api.model.Alert of(Alert alert) {
    return new org.amaan.notification.api.model.Alert()
        .id(alert.id())
        .type(EventType.fromValue(alert.type()))
        .reference(alert.reference())
        .link(alert.link())
        .urgency(Urgency.fromValue(alert.urgency()))
        .dueAt(alert.dueAt())
        .agency(alert.agency())
        .unit(alert.unit())
        .role(alert.role() == null ? null : Role.fromValue(alert.role()))
        .action(alert.action())
        .createdAt(alert.createdAt())
        .state(alert.isAcknowledged() ? AlertState.ACKNOWLEDGED : AlertState.OPEN)
        .acknowledgedAt(alert.acknowledgedAt())
        .acknowledgedBy(alert.acknowledgedBy());
  }
}
