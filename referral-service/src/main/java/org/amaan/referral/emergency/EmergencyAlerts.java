package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.alert.PartyAlerts;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.directory.DirectoryQueries;

/** Tells those who answer for it of an emergency access: that there is one, and where to look. */
@ApplicationScoped
class EmergencyAlerts {

  private final PartyAlerts alerts;
  private final DirectoryQueries directory;

  EmergencyAlerts(PartyAlerts alerts, DirectoryQueries directory) {
    this.alerts = alerts;
    this.directory = directory;
  }

  void opened(EmergencyAccess access) {
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(
        new Recipient()
            .agency(access.agency())
            .unit(access.unit())
            .role(Role.SUPERVISOR)
            .action("review"));
    recipients.add(officer(access.agency(), "review"));
    addRecorder(access, recipients);
    addCoordinators(access, "read", recipients);
    send(EventType.ORG_AMAAN_REFERRAL_EMERGENCY_ACCESS_V1, access, recipients);
  }

  void notJustified(EmergencyAccess access) {
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(officer(access.recordedBy(), "follow-up"));
    addCoordinators(access, "follow-up", recipients);
    send(EventType.ORG_AMAAN_REFERRAL_EMERGENCY_ACCESS_NOT_JUSTIFIED_V1, access, recipients);
  }

  void unreviewed(EmergencyAccess access) {
    send(
        EventType.ORG_AMAAN_REFERRAL_EMERGENCY_ACCESS_UNREVIEWED_V1,
        access,
        seeToTheReview(access));
  }

  /** False when all who would see to the review are excluded from the subject. */
  boolean unreviewedReaches(EmergencyAccess access) {
    return alerts.reach(access.subjectId(), seeToTheReview(access));
  }

  private List<Recipient> seeToTheReview(EmergencyAccess access) {
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(officer(access.agency(), "review"));
    addRecorder(access, recipients);
    addCoordinators(access, "follow-up", recipients);
    return recipients;
  }

  private void send(EventType type, EmergencyAccess access, List<Recipient> recipients) {
    alerts.send(
        type,
        access.id(),
        access.version(),
        access.subjectId(),
        access.referralId(),
        access.reference(),
        "/emergency-access",
        Urgency.IMMEDIATE_DANGER,
        access.reviewDueAt(),
        recipients);
  }

  private static void addRecorder(EmergencyAccess access, List<Recipient> recipients) {
    if (!access.recordedBy().equals(access.agency())) {
      recipients.add(officer(access.recordedBy(), "read"));
    }
  }

  private void addCoordinators(EmergencyAccess access, String action, List<Recipient> recipients) {
    directory.coordinatorsOf(access.country()).stream()
        .map(agency -> new Recipient().agency(agency.code()).role(Role.COORDINATOR).action(action))
        .forEach(recipients::add);
  }

  private static Recipient officer(String agency, String action) {
    return new Recipient().agency(agency).role(Role.DATA_PROTECTION_OFFICER).action(action);
  }
}
