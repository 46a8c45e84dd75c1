package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Gives up what has waited for three days, for a subscription that is paused or disabled, say. */
@ApplicationScoped
class GiveUpExpired {

  private final EndedDeliveryRepository deliveries;
  private final Clock clock;

  GiveUpExpired(EndedDeliveryRepository deliveries, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Transactional
  void giveUp() {
    deliveries.giveUpExpired(clock.instant());
  }
}
