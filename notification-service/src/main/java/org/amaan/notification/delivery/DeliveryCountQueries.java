package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** How many deliveries there are, of all agencies together. */
@ApplicationScoped
class DeliveryCountQueries {

  private final DeliveryRepository deliveries;

  DeliveryCountQueries(DeliveryRepository deliveries) {
    this.deliveries = deliveries;
  }

  @Transactional
  long count(String channel, String state) {
    return deliveries.count(channel, state);
  }
}
