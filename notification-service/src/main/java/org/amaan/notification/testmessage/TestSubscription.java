package org.amaan.notification.testmessage;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.channel.Channels;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
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
  private final ObjectMapper json;
  private final Clock clock;

  TestSubscription(
      SubscriptionQueries subscriptions,
      TargetQueries targets,
      Channels channels,
      TestInInbox inbox,
      TestPace pace,
      Audit audit,
      ObjectMapper json,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.targets = targets;
    this.channels = channels;
    this.inbox = inbox;
    this.pace = pace;
    this.audit = audit;
    this.json = json;
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
    UUID message = Ids.next();
    Outcome outcome =
        channels
            .named(channel)
            .send(opened.target(), new Message(message, body(message, id)))
            .join();
    return new Tested(message, false, outcome);
  }

  private String begin(Caller by, UUID id) {
    String channel = subscriptions.testableChannel(by, id);
    pace.keep(id);
    audit.record(by, "subscription.tested", id, Map.of());
    return channel;
  }

  private String body(UUID message, UUID subscription) {
    return json.createObjectNode()
        .put("specversion", "1.0")
        .put("id", message.toString())
        .put("source", "urn:amaan:notification-service")
        .put("type", Notice.TEST)
        .put("subject", "subscriptions/" + subscription)
        .put("time", clock.instant().toString())
        .put("datacontenttype", "application/json")
        .set("data", json.createObjectNode().put("link", "/v1/subscriptions/" + subscription))
        .toString();
  }
}
