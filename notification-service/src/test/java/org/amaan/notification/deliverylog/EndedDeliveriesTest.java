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
  @Inject ForgetEnded forget;

  private final Receiver receiver = new Receiver();

  @BeforeEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
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

  @Test
  void whatEndedLongAgoIsForgotten() {
    Subscribed.to(receiver.url());
    TestEvent.submitted().to(AGENCY).report();
    await().until(() -> state().equals("delivered"));
    clock.advance(Duration.ofDays(30).minusHours(1));
    run(forget::forgetSome);
    assertThat(state()).isEqualTo("delivered");
    clock.advance(Duration.ofHours(2));
    run(forget::forgetSome);
    assertThat(rows.count("SELECT count(*) FROM delivery")).isEqualTo(0);
    assertThat(rows.count("SELECT count(*) FROM delivery_attempt")).isEqualTo(0);
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
