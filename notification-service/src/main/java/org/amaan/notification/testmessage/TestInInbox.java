package org.amaan.notification.testmessage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.event.RaiseOwnEvent;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.Acting;

/** Raises a real alert for the administrators of whoever asks, as the subscription words one. */
@Singleton
class TestInInbox {

  private final RaiseOwnEvent raise;
  private final Clock clock;
  private final TestAlert alert;

  TestInInbox(RaiseOwnEvent raise, Clock clock, TestAlert alert) {
    this.raise = raise;
    this.clock = clock;
    this.alert = alert;
  }

  TestSubscription.Tested test(Caller by, UUID subscription) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    RaisedAlert raised =
        Acting.asWorker(
            () -> QuarkusTransaction.requiringNew().call(() -> raised(by, subscription)));
    Duration latency = Duration.ofNanos(System.nanoTime() - begun);
    return new TestSubscription.Tested(
        raised.id(), true, new Outcome(at, Outcome.Result.DELIVERED, null, latency, null, ""));
  }

  private RaisedAlert raised(Caller by, UUID subscription) {
    return raise.raise(alert.notice(subscription), alert.to(by)).get(0);
  }
}
