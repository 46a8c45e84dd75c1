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
import org.amaan.platform.queue.BatchHandler;
import org.amaan.platform.queue.Leased;
import org.amaan.platform.queue.QueueSettings;
import org.jboss.logging.Logger;

/** Delivers messages of one topic to the peer, and records what became of each. */
final class DeliverMessages implements BatchHandler<QueuedMessage> {

  private static final Logger LOG = Logger.getLogger(DeliverMessages.class);

  private final OutboxRoute route;
  private final QueueSettings settings;
  private final OutboxStore store;
  private final MeterRegistry metrics;
  private final Clock clock;

  DeliverMessages(
      OutboxRoute route,
      QueueSettings settings,
      OutboxStore store,
      MeterRegistry metrics,
      Clock clock) {
    this.route = route;
    this.settings = settings;
    this.store = store;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * @return whether the peer answered, be it with a refusal
   */
  @Override
  public boolean handle(List<Leased<QueuedMessage>> batch) {
    return batch.size() > 1 ? together(batch) : oneByOne(batch);
  }

  /** Without an answer all are released; of a batch that is refused as a whole each goes alone. */
  private boolean together(List<Leased<QueuedMessage>> batch) {
    Map<Integer, PeerRefused> refused;
    try {
      refused = route.deliver(batch.stream().map(leased -> leased.item().message()).toList());
    } catch (RuntimeException failure) {
      LOG.warnf(
          "outbox: %d messages of topic %s at once failed (%s)",
          batch.size(), route.topic(), describe(failure));
      return failure instanceof PeerUnavailable ? release(batch) : oneByOne(batch);
    }
    List<Leased<QueuedMessage>> taken = new ArrayList<>();
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
  private boolean oneByOne(List<Leased<QueuedMessage>> batch) {
    for (int i = 0; i < batch.size(); i++) {
      if (!settings.hasTimeFor(batch.get(i), clock.instant())) {
        store.release(batch.subList(i, batch.size()), clock.instant());
        return true;
      }
      if (!alone(batch.get(i))) {
        return release(batch.subList(i + 1, batch.size()));
      }
    }
    return true;
  }

  /** Always false: they were not delivered. */
  private boolean release(List<Leased<QueuedMessage>> untried) {
    store.release(untried, clock.instant());
    return false;
  }

  private boolean alone(Leased<QueuedMessage> leased) {
    try {
      route.deliver(leased.item().message());
    } catch (PeerRefused refused) {
      failed(leased, refused);
      return true;
    } catch (RuntimeException failure) {
      failed(leased, failure);
      return false;
    }
    delivered(List.of(leased));
    return true;
  }

  private void delivered(List<Leased<QueuedMessage>> messages) {
    Instant now = clock.instant();
    store.delivered(messages, now);
    for (Leased<QueuedMessage> leased : messages) {
      metrics
          .timer("amaan.outbox.delivered", "topic", route.topic())
          .record(Duration.between(leased.item().message().createdAt(), now));
    }
  }

  private void failed(Leased<QueuedMessage> leased, RuntimeException cause) {
    UUID id = leased.item().message().id();
    String why = describe(cause);
    boolean refused = cause instanceof PeerRefused;
    int attempts = leased.attempts() + 1;
    Optional<Duration> wait =
        RetrySchedule.after(attempts, refused ? leased.item().refusals() + 1 : 0);
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
