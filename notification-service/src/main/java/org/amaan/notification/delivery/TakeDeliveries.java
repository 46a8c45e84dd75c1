package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.delivery.Endpoint.Passing;
import org.amaan.notification.subscription.SecretQueries;

/**
 * Reads what is to be sent to a subscription now: everything about it is looked at anew. Nothing is
 * changed, so a crash leaves everything as it was.
 */
@ApplicationScoped
class TakeDeliveries {

  private static final int TOGETHER = 32;

  private final EndpointRepository endpoints;
  private final DeliveryRepository deliveries;
  private final SecretQueries secrets;
  private final Clock clock;

  TakeDeliveries(
      EndpointRepository endpoints,
      DeliveryRepository deliveries,
      SecretQueries secrets,
      Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Empty when there is nothing to send now. */
  @Transactional
  Optional<Wave> take(UUID subscription) {
    Instant now = clock.instant();
    return endpoints
        .find(subscription)
        .filter(endpoint -> endpoint.passing(now) != Passing.NOTHING)
        .flatMap(endpoint -> wave(endpoint, now));
  }

  private Optional<Wave> wave(Endpoint endpoint, Instant now) {
    List<DueDelivery> due =
        deliveries.due(
            endpoint, endpoint.passing(now), now, endpoint.health().isResting() ? 1 : TOGETHER);
    return due.isEmpty()
        ? Optional.empty()
        : secrets.valid(endpoint.id()).map(opened -> new Wave(endpoint, opened, due));
  }
}
