package org.amaan.notification.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.channel.Channels;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.channel.Target;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scope.Acting;

/**
 * Sends a test, now and once, and answers what became of it. By an administrator who sees the
 * subscription. Refused with {@link SubscriptionNotFound}, or 429 when it is asked too often.
 */
@ApplicationScoped
class TestSubscription {

  private final SubscriptionRepository subscriptions;
  private final SecretQueries secrets;
  private final Channels channels;
  private final TestInInbox inbox;
  private final TestPace pace;
  private final Audit audit;
  private final ObjectMapper json;
  private final Clock clock;

  TestSubscription(
      SubscriptionRepository subscriptions,
      SecretQueries secrets,
      Channels channels,
      TestInInbox inbox,
      TestPace pace,
      Audit audit,
      ObjectMapper json,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.secrets = secrets;
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
    Terms terms = QuarkusTransaction.requiringNew().call(() -> begin(by, id));
    if (terms.isInApp()) {
      return inbox.test(by, id);
    }
    List<byte[]> valid =
        Acting.asWorker(() -> secrets.valid(id))
            .orElseThrow(SubscriptionNotFound::new) // deleted meanwhile
            .secrets();
    UUID message = Ids.next();
    Outcome outcome =
        channels
            .named(terms.channel())
            .send(
                new Target(Objects.requireNonNull(terms.url()), valid),
                new Message(message, body(message, id)))
            .join();
    return new Tested(message, false, outcome);
  }

  private Terms begin(Caller by, UUID id) {
    Subscription subscription =
        subscriptions.findVisible(by, id).orElseThrow(SubscriptionNotFound::new);
    pace.keep(id);
    audit.record(by, "subscription.tested", id, Map.of());
    return subscription.terms();
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
