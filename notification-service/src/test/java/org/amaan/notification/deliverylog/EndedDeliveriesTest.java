package org.amaan.notification.deliverylog;

import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of deliveries as time goes by. */
@QuarkusTest
class EndedDeliveriesTest {

  @Inject Rows rows;
  @Inject SettableClock clock;
  @Inject GiveUpExpired giveUp;
  @Inject ScopedDatabase database;

  private static final String MAKE_MONTHS =
      "SELECT add_months('delivery', now(), 2), add_months('delivery_attempt', now(), 2)";

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
    // A test that moves the clock has its month dropped. Whoever holds a lock makes it give up.
    await().ignoreExceptions().until(() -> !rows.texts(MAKE_MONTHS).isEmpty());
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    receiver.close();
    clock.reset();
  }

  @Test
  void whatWaitsTooLongIsGivenUp() {
    Subscribed subscription = Subscribed.to(receiver.url());
    subscription.change("{\"state\": \"paused\"}").statusCode(200);
    TestEvent.submitted().to(AGENCY).report();
    run(giveUp::giveUp);
    assertThat(state()).isEqualTo("pending");
    clock.advance(Duration.ofDays(3));
    run(giveUp::giveUp);
    assertThat(state()).isEqualTo("dead");
  }

  /** By the timer, on which this waits: a month has 31 days at most. */
  @Test
  void whatWasDeliveredIsForgottenThirtyDaysAfterItsMonth() throws SQLException {
    Subscribed.to(receiver.url());
    TestEvent.submitted().to(AGENCY).report();
    await().until(() -> state().equals("delivered"));
    assertThat(isDropped(29)).as("29 days after the end of the month").isFalse();
    assertThat(state()).isEqualTo("delivered");
    clock.advance(Duration.ofDays(62));
    await().until(() -> rows.count("SELECT count(*) FROM delivery") == 0);
    assertThat(rows.count("SELECT count(*) FROM delivery_attempt")).isEqualTo(0);
  }

  @Test
  void whatWasGivenUpKeepsItsMonthForNinetyDays() throws SQLException {
    Subscribed.to(receiver.url());
    TestEvent.submitted().to(AGENCY).report();
    await().until(() -> state().equals("delivered"));
    rows.execute("UPDATE delivery SET state = 'pending', ended_at = NULL");
    assertThat(isDropped(1000)).as("one that is on its way").isFalse();
    rows.execute("UPDATE delivery SET state = 'dead', ended_at = now()");
    assertThat(isDropped(59)).isFalse();
    assertThat(isDropped(91)).isTrue();
  }

  @Test
  void whoDeletesASubscriptionDeletesItsDeliveriesAndTheirAttempts() throws SQLException {
    Subscribed.to(receiver.url());
    TestEvent.submitted().to(AGENCY).report();
    await().until(() -> state().equals("delivered"));
    assertThat(rows.count("SELECT count(*) FROM delivery_attempt")).isEqualTo(1);
    rows.execute("DELETE FROM subscription");
    assertThat(rows.count("SELECT count(*) FROM delivery")).isEqualTo(0);
    assertThat(rows.count("SELECT count(*) FROM delivery_attempt")).isEqualTo(0);
  }

  /** Whether the delivery's month would be dropped so many days after its end; nothing is. */
  private boolean isDropped(int days) {
    // Whoever holds a lock just now makes it give up.
    return await().ignoreExceptions().until(() -> dropped(days), seen -> true);
  }

  private boolean dropped(int days) {
    String month = rows.texts("SELECT tableoid::regclass::text FROM delivery").get(0);
    return database
        .rows(
            database.worker(),
            "SELECT drop_month('delivery', date_trunc('month', now(), 'UTC') + interval '1 month'"
                + " + (? - 30) * interval '1 day') FROM generate_series(1, 9)",
            days)
        .contains(month);
  }

  private String state() {
    return rows.texts("SELECT state FROM delivery").get(0);
  }

  private static void run(Runnable work) {
    Acting.asWorker(
        () -> {
          work.run();
          return true;
        });
  }
}
