package org.amaan.notification.delivery;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.notification.channel.EndpointTask;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A second scheduler on the same tables, as another process has one. */
@QuarkusTest
class TwoReplicasTest {

  @Inject Rows rows;
  @Inject DataSource database;
  @Inject @All List<Task<?>> tasks;

  @BeforeEach
  @AfterEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
  }

  @Test
  void theyShareTheWorkAndSendNothingTwice() {
    Set<String> threads = new ConcurrentSkipListSet<>();
    Scheduler other =
        Scheduler.create(database, List.copyOf(tasks))
            .schedulerName(new SchedulerName.Fixed("other-replica"))
            .threads(8)
            .executorService(
                Executors.newFixedThreadPool(
                    8, Acting.workers(work -> new Thread(work, "other-replica"))))
            .pollUsingLockAndFetch(0.5, 4.0)
            .pollingInterval(Duration.ofMillis(20))
            .build();
    try (Receiver receiver = new Receiver()) {
      receiver.answering(
          any -> {
            rows.texts(
                    "SELECT picked_by FROM scheduled_tasks WHERE task_name = ? AND picked",
                    EndpointTask.NAME)
                .forEach(threads::add);
            return Receiver.Answer.of(204);
          });
      for (int i = 0; i < 10; i++) {
        Subscribed.to(receiver.url());
      }
      other.start();
      List<TestEvent> events = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        events.add(TestEvent.submitted().to(AGENCY).report());
      }
      // Whoever has a turn keeps it while more comes: after a pause it is anybody's.
      await()
          .atMost(60, SECONDS)
          .pollInterval(200, MILLISECONDS)
          .until(
              () -> {
                events.add(TestEvent.submitted().to(AGENCY).report());
                return threads.contains("other-replica") && threads.size() > 1;
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
    }
  }
}
