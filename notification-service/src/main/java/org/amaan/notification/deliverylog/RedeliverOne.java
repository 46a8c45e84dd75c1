package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.delivery.RetrySchedule;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Sends a delivery again now, whatever became of it, with a fresh count of tries. By an
 * administrator who sees it. Refused with {@link DeliveryNotFound}, {@link SubscriptionNotActive}.
 */
@ApplicationScoped
class RedeliverOne {

  private final DeliveryLogRepository log;
  private final SubscriptionQueue queue;
  private final Audit audit;
  private final Clock clock;

  RedeliverOne(DeliveryLogRepository log, SubscriptionQueue queue, Audit audit, Clock clock) {
    this.log = log;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  void redeliver(Caller by, UUID id) {
    UUID subscription = log.find(by, id).orElseThrow(DeliveryNotFound::new).subscription();
    String state = log.stateOf(by, subscription).orElseThrow(DeliveryNotFound::new);
    if (!state.equals("active")) {
      throw new SubscriptionNotActive();
    }
    Instant now = clock.instant();
    log.again(id, now, now.plus(RetrySchedule.GIVEN_UP_AFTER));
    log.wake(subscription);
    audit.record(by, "subscription.redelivered", subscription, Map.of("delivery", id, "count", 1));
    queue.hasten(subscription);
  }
}
