package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.referral.alert.NotificationGateway;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventData;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.client.notification.model.Urgency;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a data protection officer that data will be erased: when, and which referral shows of whom.
 */
@ApplicationScoped
class RetentionOutbox {

  private final RetentionRepository retention;
  private final Outbox outbox;
  private final Clock clock;
  private final String publicUrl;

  RetentionOutbox(
      RetentionRepository retention,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.retention = retention;
    this.outbox = outbox;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  void tell(UUID subjectId, String agency, Instant endsAt) {
    Tuple referral = retention.newestReferral(subjectId, agency);
    UUID referralId = referral.get("id", UUID.class);
    UUID id = Ids.next();
    CloudEvent event =
        new CloudEvent()
            .specversion("1.0")
            .id(id)
            .source("urn:amaan:referral-service")
            .type(EventType.ORG_AMAAN_REFERRAL_RETENTION_ENDING_V1)
            .subject("referrals/" + referralId)
            .time(clock.instant())
            .datacontenttype("application/json")
            .data(
                new EventData()
                    .reference(referral.get("reference", String.class))
                    .link(publicUrl + "/v1/referrals/" + referralId)
                    .urgency(Urgency.ROUTINE)
                    .dueAt(endsAt)
                    .recipients(
                        List.of(
                            new Recipient()
                                .agency(agency)
                                .role(Role.DATA_PROTECTION_OFFICER)
                                .action("review"))));
    outbox.send(id, NotificationGateway.TOPIC, id, 0, event);
  }
}
