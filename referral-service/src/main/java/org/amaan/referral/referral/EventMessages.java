package org.amaan.referral.referral;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventData;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.client.notification.model.Urgency;

/** A referral's event as notification-service takes it: nothing in it says who or what. */
final class EventMessages {

  private EventMessages() {}

  static CloudEvent of(ReferralEvent event, UUID id, String publicUrl, Instant now) {
    Referral referral = event.referral();
    return new CloudEvent()
        .specversion("1.0")
        .id(id)
        .source("urn:amaan:referral-service")
        .type(EventType.fromValue("org.amaan.referral." + event.type() + ".v1"))
        .subject("referrals/" + referral.id())
        .time(now)
        .datacontenttype("application/json")
        .data(
            new EventData()
                .reference(referral.reference())
                .link(publicUrl + "/v1/referrals/" + referral.id())
                .urgency(
                    Urgency.fromValue(Word.of(Objects.requireNonNull(referral.matter().urgency()))))
                .dueAt(referral.dueAt())
                .recipients(event.recipients().stream().map(EventMessages::recipient).toList()));
  }

  private static Recipient recipient(ReferralEvent.Recipient to) {
    return new Recipient()
        .agency(to.agency())
        .unit(to.unit())
        .role(to.role() == null ? null : Role.fromValue(to.role()))
        .action(to.action());
  }
}
