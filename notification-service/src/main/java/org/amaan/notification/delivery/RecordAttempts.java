package org.amaan.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.amaan.notification.channel.Outcome;

/**
 * Writes down what became of a batch: of each delivery, and of the receiver. One that says it is
 * gone, that refuses for good again and again, or to which nothing has come through for days, is
 * disabled, and its agency alerted.
 */
@ApplicationScoped
class RecordAttempts {

  private final DeliveryRepository deliveries;
  private final EndpointRepository endpoints;
  private final DisabledEndpoint disabled;
  private final MeterRegistry metrics;
  private final Clock clock;

  RecordAttempts(
      DeliveryRepository deliveries,
      EndpointRepository endpoints,
      DisabledEndpoint disabled,
      MeterRegistry metrics,
      Clock clock) {
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.disabled = disabled;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Writes nothing when the subscription was deleted meanwhile. */
  @Transactional
  void record(DeliveryBatch batch, List<Attempt> attempts) {
    // The subscription before its deliveries, as whoever deletes it.
    endpoints
        .lockForChange(batch.endpoint().id())
        .ifPresent(endpoint -> record(endpoint, batch, attempts));
  }

  private void record(Endpoint endpoint, DeliveryBatch batch, List<Attempt> attempts) {
    Instant now = clock.instant();
    deliveries.record(
        attempts.stream()
            .flatMap(one -> AttemptRecord.of(one, batch.opened().key(), jitter()))
            .toList());
    Health before = endpoint.health();
    Health after = before;
    for (Attempt attempt : attempts) {
      after = after.after(attempt.outcome(), jitter());
    }
    if (!after.equals(before)) {
      endpoints.becomes(endpoint.id(), after);
    }
    if (before.isResting() && !after.isFailing()) {
      deliveries.hasten(endpoint.id(), now, batch.deliveries());
    }
    if (attempts.stream().anyMatch(attempt -> attempt.outcome().isGone())) {
      disable(endpoint, "gone", now);
    } else if (after.isFailingTooLong(now) || isRefusedForGood(after, attempts)) {
      disable(endpoint, "failing", now);
    }
    attempts.forEach(attempt -> measure(endpoint.channel(), attempt));
  }

  /** Each would be given up: it is better that they wait until somebody has looked. */
  private static boolean isRefusedForGood(Health after, List<Attempt> attempts) {
    return after.isResting() && attempts.stream().anyMatch(one -> one.outcome().isForGood());
  }

  private void disable(Endpoint endpoint, String reason, Instant now) {
    if (endpoints.disable(endpoint.id(), reason, now)) {
      disabled.announce(endpoint, reason);
    }
  }

  private void measure(String channel, Attempt attempt) {
    Outcome outcome = attempt.outcome();
    metrics
        .timer(
            "amaan.deliveries.attempts", "channel", channel, "result", outcome.result().toString())
        .record(outcome.latency());
    if (outcome.isDelivered()) {
      Instant there = outcome.at().plus(outcome.latency());
      Timer delivered = metrics.timer("amaan.deliveries.delivered", "channel", channel);
      attempt
          .message()
          .deliveries()
          .forEach(one -> delivered.record(Duration.between(one.createdAt(), there)));
    }
  }

  private static double jitter() {
    return ThreadLocalRandom.current().nextDouble(0.8, 1.2);
  }
}
