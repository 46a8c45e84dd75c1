package org.amaan.notification.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.api.model.CloudEvent;
import org.amaan.notification.api.model.EventData;
import org.amaan.notification.api.model.Recipient;

/**
 * An event as another service reports it.
 *
 * @param subject {@code referrals/{id}}, {@code cases/{id}} or {@code anonymous-reports/{id}}
 */
record ReportedEvent(
    Notice notice, String subject, Instant occurredAt, List<Addressee> addressees) {

  static ReportedEvent of(CloudEvent event) {
    EventData data = event.getData();
    Notice notice =
        new Notice(
            event.getSource(),
            event.getId(),
            event.getType().toString(),
            data.getReference(),
            data.getLink(),
            data.getUrgency().toString(),
            data.getDueAt());
    return new ReportedEvent(
        notice,
        event.getSubject(),
        event.getTime(),
        data.getRecipients().stream().map(ReportedEvent::addressee).toList());
  }

  private static Addressee addressee(Recipient to) {
    String role = to.getRole() == null ? null : to.getRole().toString();
    return new Addressee(to.getAgency(), to.getUnit(), role, to.getAction());
  }

  /** The referral or case. */
  UUID about() {
    return UUID.fromString(subject.substring(subject.indexOf('/') + 1));
  }
}
