package org.amaan.notification.delivery;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.channel.EndpointTask;
import org.amaan.notification.delivery.Endpoint.Passing;
import org.amaan.platform.scheduling.Timers;

/**
 * Sees to the next turn of a subscription. Whoever was queueing something while this one ran left
 * it alone: the lock waits for them, and then what they queued is there. Whoever queues something
 * after that waits for the lock, and finds the next turn scheduled, to be hastened.
 */
@ApplicationScoped
class EndTurn {

  private final EndpointRepository endpoints;
  private final DeliveryRepository deliveries;
  private final Timers timers;
  private final Clock clock;

  EndTurn(EndpointRepository endpoints, DeliveryRepository deliveries, Timers timers, Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.timers = timers;
    this.clock = clock;
  }

  /** False when the subscription is gone: there is no other turn. */
  @Transactional
  boolean end(UUID subscription, ExecutionComplete turn) {
    Optional<Endpoint> endpoint = endpoints.lock(subscription);
    endpoint.ifPresent(found -> timers.runAgain(turn, nextTurn(found, clock.instant())));
    return endpoint.isPresent();
  }

  private Instant nextTurn(Endpoint endpoint, Instant now) {
    Instant latest = now.plus(EndpointTask.LOOKS_EVERY);
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
