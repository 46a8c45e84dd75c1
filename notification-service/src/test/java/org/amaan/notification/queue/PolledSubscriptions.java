package org.amaan.notification.queue;

import jakarta.inject.Singleton;
import org.amaan.platform.testing.PolledQueues;

@Singleton
class PolledSubscriptions implements PolledQueues {

  private final SubscriptionQueue queue;

  PolledSubscriptions(SubscriptionQueue queue) {
    this.queue = queue;
  }

  @Override
  public void signal() {
    queue.signal();
  }
}
