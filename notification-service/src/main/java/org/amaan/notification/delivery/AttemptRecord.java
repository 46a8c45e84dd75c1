package org.amaan.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.notification.channel.Outcome;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** An attempt as it is written down, and what it makes of its delivery. */
record AttemptRecord(
    UUID delivery,
    UUID message,
    String state,
    int tries,
    Instant next,
    Instant at,
    String result,
    @Nullable Integer status,
    long latency,
    @Nullable String snippet) {

  /** Those of a digest wait equally long, so that they come together again. */
  static Stream<AttemptRecord> of(Attempt attempted, DataKey key, double jitter) {
    UUID message = attempted.message().toSend().id();
    return attempted.message().deliveries().stream()
        .map(delivery -> of(delivery, message, attempted.outcome(), key, jitter));
  }

  private static AttemptRecord of(
      DueDelivery delivery, UUID message, Outcome outcome, DataKey key, double jitter) {
    int tries =
        outcome.isOurs() ? RetrySchedule.triesOfOurs(delivery.tries()) : delivery.tries() + 1;
    Optional<Duration> wait =
        outcome.isDelivered() || outcome.isForGood()
            ? Optional.empty()
            : RetrySchedule.after(tries, outcome.retryAfter(), jitter);
    String ended = outcome.isDelivered() ? "delivered" : "dead";
    return new AttemptRecord(
        delivery.id(),
        message,
        wait.isPresent() ? "pending" : ended,
        tries,
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
