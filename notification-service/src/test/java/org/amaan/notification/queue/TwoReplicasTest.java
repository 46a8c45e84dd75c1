package org.amaan.notification.queue;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.notification.Receiver;
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

  @Inject Rows rows;
  @Inject SubscriptionQueue queue;
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
                "other-replica", 1, 8, 0, Duration.ofSeconds(25), Duration.ofSeconds(20)),
            queue.items(),
            batch -> {
              byTheOther.incrementAndGet();
              handler.deliver(batch.get(0));
              return true;
            },
            metrics,
            clock);
    try (Receiver receiver = new Receiver()) {
      for (int i = 0; i < 10; i++) {
        Subscribed.to(receiver.url());
      }
      other.start();
      List<TestEvent> events = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        events.add(TestEvent.submitted().to(AGENCY).report());
      }
      // Whoever has leased a subscription keeps it while more comes: after a pause it is anybody's.
      await()
          .atMost(60, SECONDS)
          .pollInterval(200, MILLISECONDS)
          .until(
              () -> {
                other.signal();
                events.add(TestEvent.submitted().to(AGENCY).report());
                return byTheOther.get() > 0;
              });
      await()
          .atMost(60, SECONDS)
          .until(
              () ->
                  rows.count("SELECT count(*) FROM delivery WHERE state = 'delivered'")
                      == 10 * events.size());
      assertThat(receiver.received.size()).isEqualTo(10 * events.size());
      assertThat(new TreeSet<>(receiver.ids()).size()).isEqualTo(10 * events.size());
    } finally {
      other.stop();
      other.awaitStopped(Duration.ofSeconds(5));
    }
  }
}
