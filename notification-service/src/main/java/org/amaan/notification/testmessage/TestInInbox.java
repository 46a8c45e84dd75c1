package org.amaan.notification.testmessage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.event.RaiseOwnEvent;
import org.amaan.notification.preference.SubscriptionReference;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scope.Acting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Raises a real alert for the administrators of whoever asks, as the subscription words one. */
@Singleton
class TestInInbox {

  private final RaiseOwnEvent raise;
  private final Clock clock;
  private final String links;

  TestInInbox(
      RaiseOwnEvent raise, Clock clock, @ConfigProperty(name = "amaan.own-links") String links) {
    this.raise = raise;
    this.clock = clock;
    this.links = links;
  }

  TestSubscription.Tested test(Caller by, UUID subscription) {
    Instant at = clock.instant();
    long begun = System.nanoTime();
    RaisedAlert alert =
        Acting.asWorker(
            () -> QuarkusTransaction.requiringNew().call(() -> raised(by, subscription)));
    Duration latency = Duration.ofNanos(System.nanoTime() - begun);
    return new TestSubscription.Tested(
        alert.id(), true, new Outcome(at, Outcome.Result.DELIVERED, null, latency, null, ""));
  }

  private RaisedAlert raised(Caller by, UUID subscription) {
    Notice notice =
        new Notice(
            RaiseOwnEvent.SOURCE,
            Ids.next(),
            Notice.TEST,
            "subscriptions/" + subscription,
            SubscriptionReference.of(subscription),
            links + "/v1/subscriptions/" + subscription,
            "routine",
            null);
    Addressee administrators =
        new Addressee(by.requireAgency(), by.unit(), Role.AGENCY_ADMIN.value(), "read");
    return raise.raise(notice, administrators).get(0);
  }
}
