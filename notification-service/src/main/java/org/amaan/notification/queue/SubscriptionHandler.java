package org.amaan.notification.queue;

import java.util.UUID;
import org.amaan.platform.queue.Leased;

/** Delivers to a leased subscription, and releases it. */
public interface SubscriptionHandler {

  /** When it throws, the lease runs out. */
  void deliver(Leased<UUID> subscription);
}
