package org.amaan.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes messages of one topic to the peer, and writes down what became of each. */
final class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class);

  private final OutboxRoute route;
  private final OutboxStore store;
  private final MeterRegistry metrics;
  private final Clock clock;

  Courier(OutboxRoute route, OutboxStore store, MeterRegistry metrics, Clock clock) {
    this.route = route;
    this.store = store;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @return whether the peer answered, be it with a refusal
   */
  boolean deliver(List<HeldMessage> batch) {
    return batch.size() > 1 ? together(batch) : oneByOne(batch);
  }

  /** Without an answer all go back; of a batch that is refused as a whole each goes alone. */
  private boolean together(List<HeldMessage> batch) {
    Map<Integer, PeerRefused> refused;
    try {
      refused = route.deliver(batch.stream().map(HeldMessage::message).toList());
    } catch (RuntimeException failure) {
      LOG.warnf(
          "outbox: %d messages of topic %s at once failed (%s)",
          batch.size(), route.topic(), describe(failure));
      return failure instanceof PeerUnavailable ? letGo(batch) : oneByOne(batch);
    }
    List<HeldMessage> taken = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      if (refused.containsKey(i)) {
        failed(batch.get(i), refused.get(i));
      } else {
        taken.add(batch.get(i));
      }
    }
    delivered(taken);
    return true;
  }

  /**
   * Finds the bad one. Ends when the peer does not answer, or there is no time left for a call: the
   * rest has not been tried.
   */
  private boolean oneByOne(List<HeldMessage> batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (!batch.get(i).hasTimeForACall(clock.instant())) {
        store.letGo(batch.subList(i, batch.size()), clock.instant());
        return true;
      }
      if (!alone(batch.get(i))) {
        return letGo(batch.subList(i + 1, batch.size()));
      }
    }
    return true;
  }

  /** Always false: they were not delivered. */
  private boolean letGo(List<HeldMessage> untried) {
    store.letGo(untried, clock.instant());
    return false;
  }

  private boolean alone(HeldMessage held) {
    try {
      route.deliver(held.message());
    } catch (PeerRefused refused) {
      failed(held, refused);
      return true;
    } catch (RuntimeException failure) {
      failed(held, failure);
      return false;
    }
    delivered(List.of(held));
    return true;
  }

  private void delivered(List<HeldMessage> messages) {
    Instant now = clock.instant();
    store.delivered(messages, now);
    for (HeldMessage held : messages) {
      metrics
          .timer("amaan.outbox.delivered", "topic", route.topic())
          .record(Duration.between(held.message().createdAt(), now));
    }
  }

  private void failed(HeldMessage held, RuntimeException cause) {
    UUID id = held.message().id();
    String why = describe(cause);
    boolean refused = cause instanceof PeerRefused;
    int attempts = held.attempts() + 1;
    Optional<Duration> wait = RetrySchedule.after(attempts, refused ? held.refusals() + 1 : 0);
    metrics.counter("amaan.outbox.attempt.failures").increment();
    if (wait.isPresent()) {
      LOG.warnf(
          "outbox message %s: attempt %d failed (%s), next in %s", id, attempts, why, wait.get());
    } else {
      LOG.errorf("outbox message %s: given up after %d attempts (%s)", id, attempts, why);
    }
    Instant now = clock.instant();
    store.failed(id, why, refused, now, wait.map(now::plus));
  }

  /** Only our own exceptions' messages are kept: a library's may quote what it was sending. */
  private static String describe(RuntimeException cause) {
    return cause instanceof PeerRefused || cause instanceof PeerUnavailable
        ? String.valueOf(cause.getMessage())
        : cause.getClass().getName();
  }
}
