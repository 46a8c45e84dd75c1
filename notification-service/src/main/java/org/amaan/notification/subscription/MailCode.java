package org.amaan.notification.subscription;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.amaan.notification.api.model.TestOutcome;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.channel.Channels;
import org.amaan.notification.channel.Message;
import org.amaan.notification.channel.Outcome;
import org.amaan.notification.channel.OutcomeView;
import org.amaan.notification.confirmation.ConfirmationCodes;
import org.amaan.notification.target.TargetQueries;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scope.Acting;

/**
 * Sends a code to the address that it is to confirm, once, after what made it has committed. It is
 * stored nowhere: when it does not arrive, another is asked for.
 */
@Singleton
class MailCode {

  private static final String TYPE = "org.amaan.notification.confirmation-code.v1";

  private final TargetQueries targets;
  private final Channels channels;
  private final ObjectMapper json;
  private final Clock clock;

  MailCode(TargetQueries targets, Channels channels, ObjectMapper json, Clock clock) {
    this.targets = targets;
    this.channels = channels;
    this.json = json;
    this.clock = clock;
  }

  record Mailed(UUID message, Outcome outcome) {
    TestOutcome view() {
      return OutcomeView.of(message, outcome);
    }
  }

  Mailed mail(UUID subscription, String code) {
    TargetQueries.Opened opened =
        Acting.asWorker(() -> targets.of(subscription)).orElseThrow(SubscriptionNotFound::new);
    UUID message = Ids.next();
    Outcome outcome =
        channels
            .named(Channel.EMAIL)
            .send(opened.target(), new Message(message, body(message, subscription, code)))
            .join();
    return new Mailed(message, outcome);
  }

  private String body(UUID message, UUID subscription, String code) {
    Instant now = clock.instant();
    return json.createObjectNode()
        .put("specversion", "1.0")
        .put("id", message.toString())
        .put("source", "urn:amaan:notification-service")
        .put("type", TYPE)
        .put("subject", "subscriptions/" + subscription)
        .put("time", now.toString())
        .set(
            "data",
            json.createObjectNode()
                .put("code", code)
                .put("validUntil", now.plus(ConfirmationCodes.VALID_FOR).toString()))
        .toString();
  }
}
