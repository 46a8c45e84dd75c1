package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.delivery.Endpoint.Passing;
import org.amaan.notification.target.TargetQueries;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is to be sent to a subscription now: everything about it is looked at anew. Nothing is
 * changed, so a crash leaves everything as it was.
 */
@ApplicationScoped
class TakeDeliveries {

  private static final int TOGETHER = 128;
  private static final int IN_A_DIGEST = 500;

  private final EndpointRepository endpoints;
  private final DeliveryRepository deliveries;
  private final TargetQueries targets;
  private final Clock clock;

  TakeDeliveries(
      EndpointRepository endpoints,
      DeliveryRepository deliveries,
      TargetQueries targets,
      Clock clock) {
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.targets = targets;
    this.clock = clock;
  }

  /**
   * Empty when there is nothing to send now.
   *
   * @param sent in the transaction that writes down this wave, and so holds its subscription:
   *     nothing is opened anew, which could fail
   */
  @Transactional
  Optional<Wave> take(UUID subscription, @Nullable Wave sent) {
    Instant now = clock.instant();
    return endpoints
        .find(subscription)
        .filter(endpoint -> endpoint.passing(now) != Passing.NOTHING)
        .flatMap(endpoint -> wave(endpoint, sent, now));
  }

  /** None when the subscription was changed meanwhile: its address may be another's now. */
  private Optional<Wave> wave(Endpoint endpoint, @Nullable Wave sent, Instant now) {
    Passing passing = endpoint.passing(now);
    int limit = endpoint.health().isResting() ? 1 : TOGETHER;
    List<Parcel> parcels = new ArrayList<>();
    deliveries
        .due(endpoint, passing, false, now, limit)
        .forEach(one -> parcels.add(new Parcel(List.of(one))));
    if (endpoint.mayHaveDigests() && passing == Passing.ALL && parcels.size() < limit) {
      List<DueDelivery> digest = deliveries.due(endpoint, passing, true, now, IN_A_DIGEST);
      if (!digest.isEmpty()) {
        parcels.add(new Parcel(digest));
      }
    }
    return parcels.isEmpty()
        ? Optional.empty()
        : (sent == null ? targets.of(endpoint.id()) : Optional.of(sent.opened()))
            .filter(opened -> opened.version() == endpoint.version())
            .map(opened -> new Wave(endpoint, opened, parcels));
  }
}
