package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** How many deliveries there are, of all agencies together. */
@ApplicationScoped
class DeliveryCountQueries {

  private final EndedDeliveryRepository deliveries;

  DeliveryCountQueries(EndedDeliveryRepository deliveries) {
    this.deliveries = deliveries;
  }

  @Transactional
  long count(String channel, String state) {
    return deliveries.count(channel, state);
  }
}
