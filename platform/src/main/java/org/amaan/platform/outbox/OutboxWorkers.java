package org.amaan.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.amaan.platform.queue.QueueSettings;
import org.amaan.platform.queue.QueueWorker;
import org.jboss.logging.Logger;

/** A worker for the queue of each topic: a peer that hangs or fails holds up its own. */
@Singleton
public class OutboxWorkers {

  private static final Logger LOG = Logger.getLogger(OutboxWorkers.class);
  static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration LONGEST_CALL = Duration.ofSeconds(8);
  private static final Duration CALLS_MAY_END = Duration.ofSeconds(5);
  private static final int CALLS_AT_ONCE = 4;
  private static final int PREFETCH = 100;

  private final Map<String, QueueWorker<QueuedMessage>> byTopic = new HashMap<>();

  OutboxWorkers(
      @All List<OutboxRoute> routes, OutboxStore store, MeterRegistry metrics, Clock clock) {
    routes.forEach(route -> byTopic.put(route.topic(), worker(route, store, metrics, clock)));
    metrics.gauge("amaan.outbox.pending", store, s -> s.count("pending"));
    metrics.gauge("amaan.outbox.failed", store, s -> s.count("failed"));
  }

  static QueueWorker<QueuedMessage> worker(
      OutboxRoute route, OutboxStore store, MeterRegistry metrics, Clock clock) {
    QueueSettings settings = settings(route);
    return new QueueWorker<>(
        settings,
        store.queueOf(route.topic()),
        new DeliverMessages(route, settings, store, metrics, clock),
        metrics,
        clock);
  }

  /** The calls of a topic with batches follow each other: what gathers meanwhile is the next. */
  static QueueSettings settings(OutboxRoute route) {
    return new QueueSettings(
        "outbox-" + route.topic(),
        route.atOnce(),
        route.atOnce() > 1 ? 1 : CALLS_AT_ONCE,
        PREFETCH,
        LEASE,
        LONGEST_CALL);
  }

  Instant leasedUntil(Instant now) {
    return now.plus(LEASE);
  }

  QueueWorker<QueuedMessage> of(String topic) {
    QueueWorker<QueuedMessage> worker = byTopic.get(topic);
    if (worker == null) {
      throw new IllegalArgumentException("no route for topic " + topic);
    }
    return worker;
  }

  /** Messages may be due: the table is polled at once. */
  public void signal() {
    byTopic.values().forEach(QueueWorker::signal);
  }

  void start(@Observes @Priority(10_000) StartupEvent started) {
    byTopic.values().forEach(QueueWorker::start);
  }

  /** After the timers, which still write messages. */
  void stop(@Observes @Priority(10_000) ShutdownEvent stopping) throws InterruptedException {
    byTopic.values().forEach(QueueWorker::stop);
    for (QueueWorker<QueuedMessage> worker : byTopic.values()) {
      try {
        worker.awaitStopped(CALLS_MAY_END);
      } catch (RuntimeException databaseAway) {
        LOG.warnf("outbox leases are not released: %s", databaseAway.getClass().getName());
      }
    }
  }
}
