package org.amaan.notification.delivery;

import java.util.List;
import java.util.stream.Collectors;
import org.amaan.notification.channel.Message;

/** What is sent as one message: a delivery, or those of a digest. */
record OutgoingMessage(List<DueDelivery> deliveries) {

  /** Of a digest it has the name of the first: while the same wait together it is the same. */
  Message toSend() {
    DueDelivery first = deliveries.get(0);
    return new Message(
        first.id(),
        deliveries.size() == 1
            ? first.body()
            : deliveries.stream()
                .map(DueDelivery::body)
                .collect(Collectors.joining(",", "[", "]")));
  }
}
