package org.amaan.notification.testmessage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.channel.Channels;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.queueing.EventBody;
import org.amaan.notification.subscription.SubscriptionNotFound;
import org.amaan.notification.subscription.SubscriptionQueries;
import org.amaan.notification.target.TargetQueries;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scope.Acting;

/**
 * Sends a test, now and once, and answers what became of it. By an administrator who sees the
 * subscription. Refused with {@link SubscriptionNotFound}, {@code SubscriptionUnconfirmed}, or 429
 * when it is asked too often.
 */
@ApplicationScoped
class TestSubscription {

  private final SubscriptionQueries subscriptions;
  private final TargetQueries targets;
  private final Channels channels;
  private final TestInInbox inbox;
  private final TestPace pace;
  private final Audit audit;
  private final TestAlert alert;
  private final EventBody bodies;
  private final Clock clock;

  TestSubscription(
      SubscriptionQueries subscriptions,
      TargetQueries targets,
      Channels channels,
      TestInInbox inbox,
      TestPace pace,
      Audit audit,
      TestAlert alert,
      EventBody bodies,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.targets = targets;
    this.channels = channels;
    this.inbox = inbox;
    this.pace = pace;
    this.audit = audit;
    this.alert = alert;
    this.bodies = bodies;
    this.clock = clock;
  }

  /**
   * @param id the message's, or the alert's that was raised in the inbox
   */
  record Tested(UUID id, boolean inApp, Outcome outcome) {}

  Tested test(Caller by, UUID id) {
    String channel = QuarkusTransaction.requiringNew().call(() -> begin(by, id));
    if (channel.equals(Channel.IN_APP)) {
      return inbox.test(by, id);
    }
    TargetQueries.Opened opened =
        Acting.asWorker(() -> targets.of(id))
            .orElseThrow(SubscriptionNotFound::new); // deleted meanwhile
    RaisedAlert test = new RaisedAlert(Ids.next(), alert.notice(id), alert.to(by), clock.instant());
    Outcome outcome =
        channels
            .named(channel)
            .send(opened.target(), new Message(test.id(), bodies.of(test)))
            .join();
    return new Tested(test.id(), false, outcome);
  }

  private String begin(Caller by, UUID id) {
    String channel = subscriptions.testableChannel(by, id);
    pace.keep(id);
    audit.record(by, "subscription.tested", id, Map.of());
    return channel;
  }
}
