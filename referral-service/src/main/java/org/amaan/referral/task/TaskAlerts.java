package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.exclusion.Exclusions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Alerts about tasks: that something waits, until when and where. To the responsible agency at
 * once; to the coordinator at once where something is claimed, nobody else is asked or the
 * responsible agency is excluded, otherwise when it is overdue. Nothing says what it is about.
 */
@ApplicationScoped
class TaskAlerts {

  private final Outbox outbox;
  private final DirectoryQueries directory;
  private final Exclusions exclusions;
  private final Clock clock;
  private final String publicUrl;

  TaskAlerts(
      Outbox outbox,
      DirectoryQueries directory,
      Exclusions exclusions,
      Clock clock,
      @ConfigProperty(name = "amaan.public-url") String publicUrl) {
    this.outbox = outbox;
    this.directory = directory;
    this.exclusions = exclusions;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  void opened(Task task) {
    boolean forAll =
        task.agency() == null
            || exclusions.of(task.subjectId()).contains(task.agency())
            || isForBothAtOnce(task.kind());
    send(
        EventType.ORG_AMAAN_REFERRAL_TASK_OPENED_V1,
        task,
        task.referenceForWhoSettles(),
        settlers(task, forAll),
        task.dueAt());
  }

  void overdue(Task task) {
    send(
        EventType.ORG_AMAAN_REFERRAL_TASK_OVERDUE_V1,
        task,
        task.referenceForWhoSettles(),
        settlers(task, true),
        task.dueAt());
  }

  /**
   * To who asked; those who settle have seen to it. Whose answers to an erasure are awaited, and
   * how many, is not for who asked.
   */
  void settled(Task task) {
    settled(
        task,
        task.kind() == TaskKind.ERASURE_ANSWER
            ? List.of()
            : List.of(new Recipient().agency(task.askedBy()).action("read")));
  }

  /** To nobody: what was sent of it needs no action any more. */
  void withdrawn(Task task) {
    settled(task, List.of());
  }

  private void settled(Task task, List<Recipient> told) {
    send(EventType.ORG_AMAAN_REFERRAL_TASK_SETTLED_V1, task, task.reference(), told, null);
  }

  private static boolean isForBothAtOnce(TaskKind kind) {
    return switch (kind) {
      case DANGER_CLAIM, COUNTRY_CLAIM, INCIDENT_CLAIM, REFLECTION_CLAIM, EXCLUSION_REQUEST -> true;
      case CONSENT_CONFIRMATION,
          WITHDRAWAL_CONFIRMATION,
          GUARDIAN_CONFLICT_CONFIRMATION,
          ERASURE_ANSWER,
          RESPONSIBILITY_REQUEST ->
          false;
    };
  }

  private List<Recipient> settlers(Task task, boolean coordinatorsToo) {
    List<Recipient> to = new ArrayList<>();
    if (task.agency() != null) {
      to.add(settler(task.agency(), Role.fromValue(task.role())));
    }
    if (coordinatorsToo && task.country() != null) {
      directory.coordinatorsOf(task.country()).forEach(agency -> to.add(arbiter(agency)));
    }
    if (coordinatorsToo && task.oversight()) {
      directory
          .oversightOf(task.country() == null ? "" : task.country())
          .forEach(agency -> to.add(arbiter(agency)));
    }
    return to;
  }

  private static Recipient arbiter(Agency agency) {
    return settler(agency.code(), Role.COORDINATOR);
  }

  private static Recipient settler(String agency, Role role) {
    return new Recipient().agency(agency).role(role).action("settle");
  }

  private void send(
      EventType type,
      Task task,
      String reference,
      List<Recipient> concerned,
      @Nullable Instant dueAt) {
    Set<String> excluded = exclusions.of(task.subjectId());
    List<Recipient> recipients =
        concerned.stream()
            .filter(to -> !excluded.contains(to.getAgency()))
            .filter(to -> !to.getAgency().equals(task.names()))
            .toList();
    if (recipients.isEmpty() && type != EventType.ORG_AMAAN_REFERRAL_TASK_SETTLED_V1) {
      return;
    }
    UUID id = Ids.next();
    outbox.send(
        id,
        NotificationGateway.TOPIC,
        task.id(),
        task.version(),
        new CloudEvent()
            .specversion("1.0")
            .id(id)
            .source("urn:amaan:referral-service")
            .type(type)
            .subject("tasks/" + task.id())
            .time(clock.instant())
            .datacontenttype("application/json")
            .data(
                new EventData()
                    .reference(reference)
                    .link(publicUrl + "/v1/tasks/" + task.id())
                    .urgency(Urgency.ROUTINE)
                    .dueAt(dueAt)
                    .recipients(recipients)));
  }
}
