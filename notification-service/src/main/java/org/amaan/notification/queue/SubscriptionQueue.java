package org.amaan.notification.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.queue.Leased;
import org.amaan.platform.queue.QueueSettings;
import org.amaan.platform.queue.QueueWorker;
import org.amaan.platform.scheduling.AfterCommit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The subscriptions whose deliveries are to be sent. One replica at a time leases a subscription,
 * so that its order, its limit and its rest hold for all replicas together. A row stays for as long
 * as its subscription; while nothing is to be sent it is due later.
 */
@Singleton
public class SubscriptionQueue {

  /** An idle subscription is looked at so often, although whoever queues something hastens it. */
  public static final Duration IDLE_POLLS = Duration.ofMinutes(5);

  private static final Logger LOG = Logger.getLogger(SubscriptionQueue.class);

  /** A subscription is delivered to for so long, and for one more attempt. */
  private static final Duration BEFORE_THE_LAST_ATTEMPT = Duration.ofSeconds(5);

  /** A lease is so much longer than a turn. */
  private static final Duration SPARE = Duration.ofSeconds(5);

  private static final Duration TURNS_MAY_END = Duration.ofSeconds(5);

  private final SubscriptionQueueRepository queue;
  private final AfterCommit afterCommit;
  private final Clock clock;
  private final QueueWorker<UUID> worker;

  SubscriptionQueue(
      SubscriptionQueueRepository queue,
      Instance<SubscriptionHandler> handler,
      AfterCommit afterCommit,
      MeterRegistry metrics,
      Clock clock,
      @ConfigProperty(name = "amaan.deliveries.workers") int workers,
      @ConfigProperty(name = "amaan.webhooks.timeout") Duration webhookEnds,
      @ConfigProperty(name = "amaan.mail.timeout") Duration mailEnds) {
    this.queue = queue;
    this.afterCommit = afterCommit;
    this.clock = clock;
    Duration attemptEnds = webhookEnds.compareTo(mailEnds) > 0 ? webhookEnds : mailEnds;
    Duration longestTurn = attemptEnds.plus(BEFORE_THE_LAST_ATTEMPT);
    this.worker =
        new QueueWorker<>(
            new QueueSettings("deliveries", 1, workers, 0, longestTurn.plus(SPARE), longestTurn),
            queue,
            batch -> {
              handler.get().deliver(batch.get(0));
              return true;
            },
            metrics,
            clock);
  }

  /** The name of the signal by which a worker of this process hears that something was queued. */
  public static String signalOf(UUID subscription) {
    return "deliveries:" + subscription;
  }

  /** In the transaction that makes the subscription. */
  public void add(UUID subscription) {
    queue.add(subscription, clock.instant().plus(IDLE_POLLS));
  }

  /**
   * Makes subscriptions due now, in the transaction that gives them something to send. One that is
   * leased is left alone: whoever delivers looks again, in the transaction that releases it.
   */
  public void hasten(Collection<UUID> subscriptions) {
    if (queue.hasten(subscriptions, clock.instant()) > 0) {
      afterCommit.run("deliveries", this::signal);
    }
  }

  /** What was held while the agency was suspended is due now. */
  public void hastenOf(String agency) {
    if (queue.hastenOf(agency, clock.instant()) > 0) {
      afterCommit.run("deliveries", this::signal);
    }
  }

  public void hasten(UUID subscription) {
    hasten(List.of(subscription));
  }

  /** In the transaction that has looked for what is due next. */
  public void release(Leased<UUID> subscription, Instant dueAt) {
    if (queue.release(subscription, dueAt) > 0 && !dueAt.isAfter(clock.instant())) {
      afterCommit.run("deliveries", this::signal);
    }
  }

  /** Outside of a transaction: more is known to be due then. */
  public void postpone(Leased<UUID> subscription, Instant dueAt) {
    queue.release(List.of(subscription), dueAt);
    if (!dueAt.isAfter(clock.instant())) {
      signal();
    }
  }

  /** Subscriptions may be due: the table is polled at once. */
  public void signal() {
    worker.signal();
  }

  void start(@Observes @Priority(10_000) StartupEvent started) {
    worker.start();
  }

  void stop(@Observes @Priority(10_000) ShutdownEvent stopping) throws InterruptedException {
    worker.stop();
    try {
      worker.awaitStopped(TURNS_MAY_END);
    } catch (RuntimeException databaseAway) {
      LOG.warnf("leases of subscriptions run out: %s", databaseAway.getClass().getName());
    }
  }
}
