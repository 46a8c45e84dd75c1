package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.referral.alert.NotificationGateway;
import org.amaan.referral.custody.CaseGateway;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts what a use case has to tell the other services into the outbox, in its transaction. */
@ApplicationScoped
class ReferralOutbox {

  private final Outbox outbox;
  private final Clock clock;
  private final String publicUrl;

  ReferralOutbox(
      Outbox outbox, Clock clock, @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.outbox = outbox;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Alerts those whom the event names, if it names any. */
  void alert(ReferralEvent event) {
    if (event.recipients().isEmpty()) {
      return;
    }
    UUID id = Ids.next();
    Referral referral = event.referral();
    outbox.send(
        id,
        NotificationGateway.TOPIC,
        referral.id(),
        referral.version(),
        EventMessages.of(event, id, publicUrl, clock.instant()));
  }

  /** Tells case-service the referral's state; nothing when it has not opened a case. */
  void tellCase(Referral referral) {
    if (referral.opensCase() && referral.takenOn() != null) {
      outbox.send(CaseGateway.TOPIC, referral.id(), referral.version(), CaseMessages.of(referral));
    }
  }
}
