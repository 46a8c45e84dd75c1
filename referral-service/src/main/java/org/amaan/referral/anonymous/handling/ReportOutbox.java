package org.amaan.referral.anonymous.handling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.outbox.Outbox;
import org.amaan.referral.alert.NotificationGateway;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.amaan.referral.client.notification.model.CloudEvent;
import org.amaan.referral.client.notification.model.EventData;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells a report's owner that there is one, with no time but the full hour. */
@ApplicationScoped
class ReportOutbox {

  /** As {@link OwnedReports} says. */
  private static final List<Role> WHO_RECEIVE =
      List.of(Role.CASEWORKER, Role.INVESTIGATOR, Role.SUPERVISOR);

  private final Outbox outbox;
  private final String publicUrl;

  ReportOutbox(Outbox outbox, @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.outbox = outbox;
    this.publicUrl = publicUrl;
  }

  void alert(AnonymousReportRepository.Released report, String action, Instant hour) {
    UUID id = UUID.randomUUID();
    CloudEvent event =
        new CloudEvent()
            .specversion("1.0")
            .id(id)
            .source("urn:amaan:referral-service")
            .type(EventType.ORG_AMAAN_REFERRAL_ANONYMOUS_REPORT_V1)
            .subject("anonymous-reports/" + report.id())
            .time(hour)
            .datacontenttype("application/json")
            .data(
                new EventData()
                    .reference(report.reference())
                    .link(publicUrl + "/v1/anonymous-reports/" + report.id())
                    .urgency(Urgency.ROUTINE)
                    .dueAt(report.dueAt())
                    .recipients(
                        List.of(
                            new Recipient()
                                .agency(report.agency())
                                .unit(report.unit())
                                .roles(WHO_RECEIVE)
                                .action(action))));
    long sequence = Duration.between(Instant.EPOCH, hour).toHours();
    outbox.send(id, NotificationGateway.TOPIC, report.id(), sequence, event);
  }
}
