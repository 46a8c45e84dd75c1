package org.amaan.notification.delivery;

import java.util.List;
import java.util.UUID;
import org.amaan.notification.channel.Target;
import org.amaan.notification.target.TargetQueries;

/** What is sent to a receiver together: of each referral or case one, in the order of arrival. */
record DeliveryBatch(
    Endpoint endpoint, TargetQueries.Opened opened, List<OutgoingMessage> messages) {

  Target target() {
    return opened.target();
  }

  List<UUID> deliveries() {
    return messages.stream()
        .flatMap(message -> message.deliveries().stream())
        .map(DueDelivery::id)
        .toList();
  }
}
