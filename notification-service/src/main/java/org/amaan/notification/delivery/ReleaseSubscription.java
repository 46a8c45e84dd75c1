package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.delivery.Endpoint.Passing;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.platform.queue.Leased;

/**
 * Releases a subscription to which nothing more is to be sent now, and says when it is due next.
 * Whoever was queueing something meanwhile left the leased subscription alone: the lock waits for
 * them, and then what they queued is there. Whoever queues something after that waits for the lock,
 * and finds a subscription that nobody leases, to be hastened.
 */
@ApplicationScoped
class ReleaseSubscription {

  private final EndpointRepository endpoints;
  private final DeliveryRepository deliveries;
  private final SubscriptionQueue queue;
  private final Clock clock;

  ReleaseSubscription(
      EndpointRepository endpoints,
      DeliveryRepository deliveries,
      SubscriptionQueue queue,
      Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.queue = queue;
    this.clock = clock;
  }

  /** Does nothing when the subscription was deleted, or its lease has run out. */
  @Transactional
  void release(Leased<UUID> leased) {
    endpoints
        .lock(leased.id())
        .ifPresent(endpoint -> queue.release(leased, dueNext(endpoint, clock.instant())));
  }

  private Instant dueNext(Endpoint endpoint, Instant now) {
    Instant latest = now.plus(SubscriptionQueue.IDLE_POLLS);
    if (!endpoint.active()) {
      return latest;
    }
    Passing passing = endpoint.passing(now);
    Instant opens = endpoint.opensAt(now);
    Optional<Instant> notHeldBack =
        passing == Passing.URGENT || passing == Passing.ANYWAY
            ? deliveries.nextDue(endpoint, passing)
            : Optional.empty();
    Optional<Instant> any =
        deliveries
            .nextDue(endpoint, Passing.ALL)
            .map(due -> passing == Passing.ALL ? due : later(due, opens));
    return earlier(earlier(notHeldBack.orElse(latest), any.orElse(latest)), latest);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
