package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.referral.alert.NotificationGateway;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventData;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.exclusion.Exclusions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Alerts about a notice: that an answer is due, and where. Nothing says what was consented to, by
 * whom, or why it was taken back.
 */
@ApplicationScoped
class WithdrawalOutbox {

  private final Outbox outbox;
  private final Exclusions exclusions;
  private final Clock clock;
  private final String publicUrl;

  WithdrawalOutbox(
      Outbox outbox,
      Exclusions exclusions,
      Clock clock,
      @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.outbox = outbox;
    this.exclusions = exclusions;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  void alert(EventType type, WithdrawalNotice notice, List<Recipient> concerned) {
    Set<String> excluded = exclusions.of(notice.subjectId());
    List<Recipient> recipients =
        concerned.stream().filter(to -> !excluded.contains(to.getAgency())).toList();
    if (recipients.isEmpty()) {
      return;
    }
    UUID id = Ids.next();
    CloudEvent event =
        new CloudEvent()
            .specversion("1.0")
            .id(id)
            .source("urn:amaan:referral-service")
            .type(type)
            .subject("referrals/" + notice.referralId())
            .time(clock.instant())
            .datacontenttype("application/json")
            .data(
                new EventData()
                    .reference(notice.reference())
                    .link(publicUrl + "/v1/withdrawal-notices/" + notice.id())
                    .urgency(Urgency.ROUTINE)
                    .dueAt(notice.dueAt())
                    .recipients(recipients));
    outbox.send(id, NotificationGateway.TOPIC, notice.id(), notice.version(), event);
  }

  /** Something that the agency read was corrected; what it was, it reads again. */
  void alertOfCorrection(FormerReader reader) {
    UUID id = Ids.next();
    CloudEvent event =
        new CloudEvent()
            .specversion("1.0")
            .id(id)
            .source("urn:amaan:referral-service")
            .type(EventType.ORG_AMAAN_REFERRAL_SUBJECT_CORRECTED_V1)
            .subject("referrals/" + reader.referralId())
            .time(clock.instant())
            .datacontenttype("application/json")
            .data(
                new EventData()
                    .reference(reader.reference())
                    .link(publicUrl + "/v1/referrals/" + reader.referralId())
                    .urgency(Urgency.ROUTINE)
                    .recipients(
                        List.of(new Recipient().agency(reader.agency()).action("read-again"))));
    outbox.send(id, NotificationGateway.TOPIC, id, 0, event);
  }
}
