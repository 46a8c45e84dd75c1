package org.amaan.notification.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.notification.Receiver;
import org.amaan.notification.Receiver.Answer;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.queue.QueueSettings;
import org.amaan.platform.queue.QueueWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second worker on the same table, as another process has one. */
@QuarkusTest
class TwoReplicasTest {

  private static final int SUBSCRIPTIONS = 10;

  @Inject Rows rows;
  @Inject SubscriptionQueueRepository queue;
  @Inject SubscriptionHandler handler;
  @Inject MeterRegistry metrics;
  @Inject Clock clock;

  @BeforeEach
  @AfterEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
  }

  @Test
  void theyShareTheWorkAndSendNothingTwice() throws InterruptedException {
    AtomicInteger byTheOther = new AtomicInteger();
    QueueWorker<UUID> other =
        new QueueWorker<>(
            new QueueSettings(
                "other-replica", 1, 4, 0, Duration.ofSeconds(25), Duration.ofSeconds(20)),
            queue,
            batch -> {
              byTheOther.incrementAndGet();
              handler.deliver(batch.get(0));
              return true;
            },
            metrics,
            clock);
    try (Receiver receiver = new Receiver()) {
      for (int i = 0; i < SUBSCRIPTIONS; i++) {
        Subscribed.to(receiver.url());
      }
      TestEvent.submitted().to(AGENCY).report();
      await().until(() -> receiver.received.size() == SUBSCRIPTIONS);
      other.start();
      AtomicInteger events = new AtomicInteger(1);
      await()
          .atMost(60, SECONDS)
          .until(
              () -> {
                makeDueUnseenByThisProcess(events.incrementAndGet());
                other.signal();
                await().until(() -> receiver.received.size() >= SUBSCRIPTIONS * events.get());
                return byTheOther.get() > 0;
              });
      assertThat(receiver.received.size()).isEqualTo(SUBSCRIPTIONS * events.get());
      assertThat(new TreeSet<>(receiver.ids()).size()).isEqualTo(SUBSCRIPTIONS * events.get());
      assertThat(byTheOther.get()).isLessThan(SUBSCRIPTIONS * events.get());
    } finally {
      other.stop();
      other.awaitStopped(Duration.ofSeconds(5));
    }
  }

  /** Its lease has run out, another delivers, and then the first is told that it failed. */
  @Test
  void whatAnotherDeliveredMeanwhileStaysDelivered() throws SQLException {
    try (Receiver receiver = new Receiver().answering(this::deliveredByAnother)) {
      Subscribed.to(receiver.url());
      TestEvent.submitted().to(AGENCY).report();
      await()
          .until(
              () ->
                  receiver.received.size() > 0
                      && rows.count(
                              "SELECT count(*) FROM delivery_queue WHERE lease IS NULL AND next_at > now()")
                          == 1);
      assertThat(rows.texts("SELECT state FROM delivery")).containsExactly("delivered");
    }
  }

  private Answer deliveredByAnother(Receiver.Received alert) {
    try {
      rows.execute("UPDATE delivery SET state = 'delivered', ended_at = now()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Answer.of(500);
  }

  /** Another replica has taken the event: nobody here was told that something was queued. */
  private void makeDueUnseenByThisProcess(int events) throws SQLException {
    rows.execute("UPDATE subscription SET state = 'paused'");
    TestEvent.submitted().to(AGENCY).report();
    await()
        .until(
            () ->
                rows.count("SELECT count(*) FROM delivery") == SUBSCRIPTIONS * events
                    && rows.count(
                            "SELECT count(*) FROM delivery_queue WHERE lease IS NULL AND next_at > now()")
                        == SUBSCRIPTIONS);
    rows.execute("UPDATE subscription SET state = 'active'");
    rows.execute("UPDATE delivery_queue SET next_at = now()");
  }
}
