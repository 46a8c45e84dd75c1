package org.amaan.notification.deliverylog;

import org.amaan.notification.api.model.Attempt;
import org.amaan.notification.api.model.AttemptResult;
import org.amaan.notification.api.model.Delivery;
import org.amaan.notification.api.model.DeliveryState;
import org.amaan.notification.api.model.EventType;
import org.amaan.notification.delivery.SealedSnippet;
import org.amaan.platform.vault.DataKey;

/** A delivery and its attempts as the contract shows them. */
final class DeliveryView {

  private DeliveryView() {}

  static Delivery of(LoggedDelivery delivery) {
    return new Delivery()
        .id(delivery.id())
        .subscription(delivery.subscription())
        .alert(delivery.alert())
        .type(EventType.fromValue(delivery.type()))
        .state(DeliveryState.fromValue(delivery.state()))
        .createdAt(delivery.createdAt())
        .endedAt(delivery.endedAt())
        .attempts(delivery.attempts())
        .nextAttemptAt(delivery.next())
        .log(null);
  }

  static Attempt of(LoggedAttempt attempt, DataKey key) {
    byte[] snippet = attempt.snippet();
    return new Attempt()
        .number(attempt.number())
        .at(attempt.at())
        .result(AttemptResult.fromValue(attempt.result()))
        .status(attempt.status())
        .latencyMs(attempt.latencyMillis())
        .snippet(snippet == null ? null : SealedSnippet.open(key, attempt.delivery(), snippet));
  }
}
