package org.amaan.referral.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.outbox.Outbox;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventData;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.exclusion.Exclusions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Alerts about what belongs to a referral: where to look, and nothing about the person. */
@ApplicationScoped
public class PartyAlerts {

  private final Outbox outbox;
  private final Exclusions exclusions;
  private final Clock clock;
  private final String publicUrl;

  PartyAlerts(
      Outbox outbox,
      Exclusions exclusions,
      Clock clock,
      @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.outbox = outbox;
    this.exclusions = exclusions;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /** Whether anybody would be told: some are not excluded from the subject. */
  public boolean reach(UUID subjectId, List<Recipient> recipients) {
    return !notExcluded(subjectId, recipients).isEmpty();
  }

  /**
   * Not to agencies that are excluded from the subject.
   *
   * @param about what has changed, with its version
   * @param path below the referral
   */
  public void send(
      EventType type,
      UUID about,
      long version,
      UUID subjectId,
      UUID referralId,
      String reference,
      String path,
      Urgency urgency,
      @Nullable Instant dueAt,
      List<Recipient> recipients) {
    List<Recipient> told = notExcluded(subjectId, recipients);
    if (told.isEmpty()) {
      return;
    }
    UUID id = Ids.next();
    String referral = "referrals/" + referralId;
    outbox.send(
        id,
        NotificationGateway.TOPIC,
        about,
        version,
        new CloudEvent()
            .specversion("1.0")
            .id(id)
            .source("urn:amaan:referral-service")
            .type(type)
            .subject(referral)
            .time(clock.instant())
            .datacontenttype("application/json")
            .data(
                new EventData()
                    .reference(reference)
                    .link(publicUrl + "/v1/" + referral + path)
                    .urgency(urgency)
                    .dueAt(dueAt)
                    .recipients(told)));
  }

  private List<Recipient> notExcluded(UUID subjectId, List<Recipient> recipients) {
    Set<String> excluded = exclusions.of(subjectId);
    return recipients.stream().filter(to -> !excluded.contains(to.getAgency())).toList();
  }
}
