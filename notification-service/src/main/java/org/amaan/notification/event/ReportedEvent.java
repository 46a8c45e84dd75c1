package org.amaan.notification.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Coordinators;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.api.model.CloudEvent;
import org.amaan.notification.api.model.EventData;
import org.amaan.notification.api.model.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * An event as another service reports it.
 *
 * @param addressees nobody when the event is about whom to hide from, or about what is settled
 * @param exclusions null when it is not about whom to hide from
 * @param settles references of alerts on which nobody need act any more
 */
record ReportedEvent(
    Notice notice,
    Instant occurredAt,
    List<Addressee> addressees,
    @Nullable ReportedExclusions exclusions,
    List<UUID> settles) {

  static ReportedEvent of(CloudEvent event) {
    EventData data = event.getData();
    Notice notice =
        new Notice(
            event.getSource(),
            event.getId(),
            event.getType().toString(),
            event.getSubject(),
            data.getReference(),
            data.getLink(),
            data.getUrgency().toString(),
            data.getDueAt(),
            data.getCoordinators() == null
                ? Coordinators.NONE
                : new Coordinators(data.getCoordinators(), data.getCoordinatorsLink()),
            data.getSettledBy(),
            null,
            null);
    return new ReportedEvent(
        notice,
        event.getTime(),
        recipients(data).stream().map(ReportedEvent::addressee).toList(),
        isOfExclusions(event)
            ? new ReportedExclusions(
                event.getSubject(), data.getSequence(), List.copyOf(data.getExcluded()))
            : null,
        Objects.requireNonNullElse(data.getSettles(), List.of()));
  }

  /** Whether it says from whom alerts are hidden, instead of alerting somebody. */
  static boolean isOfExclusions(CloudEvent event) {
    return event.getType().toString().endsWith(".exclusions-changed.v1");
  }

  private static List<Recipient> recipients(EventData data) {
    return Objects.requireNonNullElse(data.getRecipients(), List.of());
  }

  private static Addressee addressee(Recipient to) {
    List<String> roles = new ArrayList<>();
    if (to.getRole() != null) {
      roles.add(to.getRole().toString());
    }
    if (to.getRoles() != null) {
      to.getRoles().forEach(role -> roles.add(role.toString()));
    }
    return new Addressee(to.getAgency(), to.getUnit(), roles, to.getAction());
  }

  /** The referral or case. */
  UUID about() {
    String subject = notice.subject();
    return UUID.fromString(subject.substring(subject.indexOf('/') + 1));
  }
}
