package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.ids.Ids;
import org.amaan.referral.alert.PartyAlerts;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.directory.DirectoryQueries;
import org.jspecify.annotations.Nullable;

/**
 * Tells a data protection officer that data will be erased: when, and which referral shows of whom.
 */
@ApplicationScoped
class RetentionOutbox {

  private final RetentionRepository retention;
  private final PartyAlerts alerts;
  private final DirectoryQueries directory;

  RetentionOutbox(RetentionRepository retention, PartyAlerts alerts, DirectoryQueries directory) {
    this.retention = retention;
    this.alerts = alerts;
    this.directory = directory;
  }

  /**
   * The officer of the agency, or the country's coordinators when the agency is excluded from the
   * subject.
   *
   * @return false when all of them are: nobody was told
   */
  boolean tell(UUID subjectId, String agency, Instant endsAt) {
    Tuple referral = retention.newestReferral(subjectId, agency);
    Optional<List<Recipient>> told =
        List.of(officer(agency), coordinators(referral.get("country", String.class))).stream()
            .filter(recipients -> alerts.reach(subjectId, recipients))
            .findFirst();
    told.ifPresent(
        recipients ->
            alerts.send(
                EventType.ORG_AMAAN_REFERRAL_RETENTION_ENDING_V1,
                Ids.next(),
                0,
                subjectId,
                referral.get("id", UUID.class),
                referral.get("reference", String.class),
                "",
                Urgency.ROUTINE,
                endsAt,
                recipients));
    return told.isPresent();
  }

  private static List<Recipient> officer(String agency) {
    return List.of(
        new Recipient().agency(agency).role(Role.DATA_PROTECTION_OFFICER).action("review"));
  }

  private List<Recipient> coordinators(@Nullable String country) {
    return country == null
        ? List.of()
        : directory.coordinatorsOf(country).stream()
            .map(
                agency ->
                    new Recipient()
                        .agency(agency.code())
                        .role(Role.COORDINATOR)
                        .action("follow-up"))
            .toList();
  }
}
