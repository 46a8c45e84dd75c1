package org.amaan.referral.referral.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventData;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;

/** A referral's event as notification-service takes it: nothing in it says who or what. */
final class EventMessages {

  static final int MOST_COORDINATORS = 20;

  private EventMessages() {}

  static CloudEvent of(
      ReferralEvent event,
      List<ReferralEvent.Recipient> recipients,
      List<String> coordinators,
      UUID id,
      String publicUrl,
      Instant now) {
    return about(
        event.referral(),
        event.type(),
        id,
        now,
        data(event.referral(), publicUrl)
            .dueAt(event.referral().dueAt())
            .recipients(recipients.stream().map(EventMessages::recipient).toList())
            .coordinators(coordinators));
  }

  /** From whom alerts about the referral are to be kept, also those that they have already. */
  static CloudEvent ofExclusions(
      Referral referral, Set<String> excluded, UUID id, String publicUrl, Instant now) {
    return about(
        referral,
        "exclusions-changed",
        id,
        now,
        data(referral, publicUrl)
            .sequence(referral.exclusionsVersion())
            .excluded(excluded.stream().sorted().toList()));
  }

  private static CloudEvent about(
      Referral referral, String type, UUID id, Instant now, EventData data) {
    return new CloudEvent()
        .specversion("1.0")
        .id(id)
        .source("urn:amaan:referral-service")
        .type(EventType.fromValue("org.amaan.referral." + type + ".v1"))
        .subject("referrals/" + referral.id())
        .time(now)
        .datacontenttype("application/json")
        .data(data);
  }

  private static EventData data(Referral referral, String publicUrl) {
    return new EventData()
        .reference(referral.reference())
        .link(publicUrl + "/v1/referrals/" + referral.id())
        .urgency(Objects.requireNonNull(referral.content().urgency()));
  }

  private static Recipient recipient(ReferralEvent.Recipient to) {
    return new Recipient()
        .agency(to.agency())
        .unit(to.unit())
        .roles(
            to.roles().isEmpty()
                ? null
                : to.roles().stream().map(role -> Role.fromValue(role.value())).toList())
        .action(to.action());
  }
}
