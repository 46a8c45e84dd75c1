package org.amaan.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.channel.Outcome;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** An attempt as it is written down, and what it makes of its delivery. */
record AttemptRecord(
    UUID delivery,
    String state,
    Instant next,
    Instant at,
    String result,
    @Nullable Integer status,
    long latency,
    @Nullable String snippet) {

  static AttemptRecord of(Attempted attempted, DataKey key, double jitter) {
    Outcome outcome = attempted.outcome();
    DueDelivery delivery = attempted.delivery();
    Optional<Duration> wait =
        outcome.isDelivered()
            ? Optional.empty()
            : RetrySchedule.after(delivery.tries() + 1, outcome.retryAfter(), jitter);
    String ended = outcome.isDelivered() ? "delivered" : "dead";
    return new AttemptRecord(
        delivery.id(),
        wait.isPresent() ? "pending" : ended,
        outcome.at().plus(wait.orElse(Duration.ZERO)),
        outcome.at(),
        outcome.result().toString(),
        outcome.status(),
        outcome.latency().toMillis(),
        outcome.snippet().isEmpty()
            ? null
            : base64(SealedSnippet.seal(key, delivery.id(), outcome.snippet())));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
