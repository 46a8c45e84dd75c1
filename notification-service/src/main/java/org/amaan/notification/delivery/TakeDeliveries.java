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
   * @param sent in the transaction that writes down this batch, and so holds its subscription:
   *     nothing is opened anew, which could fail
   */
  @Transactional
  Optional<DeliveryBatch> take(UUID subscription, @Nullable DeliveryBatch sent) {
    Instant now = clock.instant();
    return endpoints
        .find(subscription)
        .filter(endpoint -> endpoint.passing(now) != Passing.NOTHING)
        .flatMap(endpoint -> batch(endpoint, sent, now));
  }

  /** None when the subscription was changed meanwhile: its address may be another's now. */
  private Optional<DeliveryBatch> batch(
      Endpoint endpoint, @Nullable DeliveryBatch sent, Instant now) {
    Passing passing = endpoint.passing(now);
    int limit = endpoint.health().isResting() ? 1 : TOGETHER;
    List<OutgoingMessage> messages = new ArrayList<>();
    deliveries
        .due(endpoint, passing, false, now, limit)
        .forEach(one -> messages.add(new OutgoingMessage(List.of(one))));
    if (endpoint.mayHaveDigests() && passing == Passing.ALL && messages.size() < limit) {
      List<DueDelivery> digest = deliveries.due(endpoint, passing, true, now, IN_A_DIGEST);
      if (!digest.isEmpty()) {
        messages.add(new OutgoingMessage(digest));
      }
    }
    return messages.isEmpty()
        ? Optional.empty()
        : (sent == null ? targets.of(endpoint.id()) : Optional.of(sent.opened()))
            .filter(opened -> opened.version() == endpoint.version())
            .map(opened -> new DeliveryBatch(endpoint, opened, messages));
  }
}
