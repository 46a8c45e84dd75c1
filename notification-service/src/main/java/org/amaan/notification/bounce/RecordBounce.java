package org.amaan.notification.bounce;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.amaan.notification.channel.Snippet;
import org.amaan.notification.delivery.ReturnDeliveries;
import org.amaan.notification.delivery.ReturnDeliveries.Return;
import org.amaan.notification.email.Senders;

/**
 * Writes down that a mail has returned. What is not addressed as only this service can have
 * addressed it changes nothing, nor what is about a delivery that was forgotten.
 */
@ApplicationScoped
class RecordBounce {

  private final Senders senders;
  private final ReturnDeliveries deliveries;
  private final Clock clock;

  RecordBounce(Senders senders, ReturnDeliveries deliveries, Clock clock) {
    this.senders = senders;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  @Transactional
  void record(Returned returned) {
    returned.recipients().stream()
        .flatMap(recipient -> senders.sent(recipient).stream())
        .findFirst()
        .ifPresent(
            sent ->
                deliveries.returned(
                    new Return(
                        sent.message(),
                        sent.at(),
                        clock.instant(),
                        snippet(returned),
                        returned.isGone())));
  }

  private static String snippet(Returned returned) {
    String said = returned.status() + " " + returned.diagnostic();
    return Snippet.of(said.getBytes(StandardCharsets.UTF_8));
  }
}
