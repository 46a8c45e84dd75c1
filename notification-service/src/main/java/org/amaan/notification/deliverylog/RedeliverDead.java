package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.delivery.RetrySchedule;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.notification.subscription.SubscriptionNotFound;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Sends again what was given up of a subscription. By an administrator who sees it. Refused with
 * {@link SubscriptionNotFound}, {@link SubscriptionNotActive}.
 */
@ApplicationScoped
class RedeliverDead {

  static final int AT_A_TIME = 10_000;

  private final DeliveryLogRepository log;
  private final SubscriptionQueue queue;
  private final Audit audit;
  private final Clock clock;

  RedeliverDead(DeliveryLogRepository log, SubscriptionQueue queue, Audit audit, Clock clock) {
    this.log = log;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * How many are on their way again; when as many as at a time, there may be more.
   *
   * @param since queued then or later
   * @param until queued before
   */
  @Transactional
  int redeliver(Caller by, UUID subscription, Instant since, Instant until) {
    String state = log.stateOf(by, subscription).orElseThrow(SubscriptionNotFound::new);
    if (!state.equals("active")) {
      throw new SubscriptionNotActive();
    }
    Instant now = clock.instant();
    int count =
        log.againAllDead(
            subscription, since, until, now, now.plus(RetrySchedule.GIVEN_UP_AFTER), AT_A_TIME);
    log.wake(subscription);
    audit.record(by, "subscription.redelivered", subscription, Map.of("count", count));
    queue.hasten(subscription);
    return count;
  }
}
