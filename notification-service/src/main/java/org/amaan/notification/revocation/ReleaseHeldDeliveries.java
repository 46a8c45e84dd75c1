package org.amaan.notification.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.amaan.notification.queue.SubscriptionQueue;

/** What an agency was not sent while it was suspended is sent soon after it is reinstated. */
@ApplicationScoped
class ReleaseHeldDeliveries {

  private final SubscriptionQueue queue;

  ReleaseHeldDeliveries(SubscriptionQueue queue) {
    this.queue = queue;
  }

  @Transactional
  void release(String agency) {
    queue.hastenOf(agency);
  }
}
