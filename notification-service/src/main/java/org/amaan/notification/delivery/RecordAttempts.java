package org.amaan.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.amaan.notification.channel.Outcome;

/**
 * Writes down what became of a wave: of each delivery, and of the receiver. One that says it is
 * gone, or to which nothing has come through for days, is disabled, and its agency alerted.
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
  void record(Wave wave, List<Attempted> attempts) {
    // The subscription before its deliveries, as whoever deletes it.
    endpoints
        .lockForChange(wave.endpoint().id())
        .ifPresent(endpoint -> record(endpoint, wave, attempts));
  }

  private void record(Endpoint endpoint, Wave wave, List<Attempted> attempts) {
    Instant now = clock.instant();
    deliveries.record(
        attempts.stream()
            .map(one -> AttemptRecord.of(one, wave.secrets().key(), jitter()))
            .toList());
    Health before = endpoint.health();
    Health after = before;
    for (Attempted attempt : attempts) {
      after = after.after(attempt.outcome(), jitter());
    }
    if (!after.equals(before)) {
      endpoints.becomes(endpoint.id(), after);
    }
    if (before.isResting() && !after.isFailing()) {
      List<UUID> tried = wave.deliveries().stream().map(DueDelivery::id).toList();
      deliveries.hasten(endpoint.id(), now, tried);
    }
    if (attempts.stream().anyMatch(attempt -> attempt.outcome().isGone())) {
      disable(endpoint, "gone", now);
    } else if (after.isFailingTooLong(now)) {
      disable(endpoint, "failing", now);
    }
    attempts.forEach(attempt -> measure(endpoint.channel(), attempt));
  }

  private void disable(Endpoint endpoint, String reason, Instant now) {
    if (endpoints.disable(endpoint.id(), reason, now)) {
      disabled.announce(endpoint, reason);
    }
  }

  private void measure(String channel, Attempted attempt) {
    Outcome outcome = attempt.outcome();
    metrics
        .timer(
            "amaan.deliveries.attempts", "channel", channel, "result", outcome.result().toString())
        .record(outcome.latency());
    if (outcome.isDelivered()) {
      Instant there = outcome.at().plus(outcome.latency());
      metrics
          .timer("amaan.deliveries.delivered", "channel", channel)
          .record(Duration.between(attempt.delivery().createdAt(), there));
    }
  }

  private static double jitter() {
    return ThreadLocalRandom.current().nextDouble(0.8, 1.2);
  }
}
