package org.amaan.referral.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.TaskOpening;
import org.amaan.referral.task.TaskOutcome;
import org.amaan.referral.task.Tasks;

/**
 * Asks, because the person wants it, that the caller's agency answers for them. The coordinator
 * decides; the responsible agency is not told. Who: {@code referrer} of an agency that has the
 * person in care. Refuses: 404 not visible, 403 another agency.
 */
@ApplicationScoped
class AskForResponsibility implements TaskOutcome {

  private final SubjectAccess subjects;
  private final Authorities authorities;
  private final Tasks tasks;
  private final Appointments appointments;
  private final Clock clock;

  AskForResponsibility(
      SubjectAccess subjects,
      Authorities authorities,
      Tasks tasks,
      Appointments appointments,
      Clock clock) {
    this.subjects = subjects;
    this.authorities = authorities;
    this.tasks = tasks;
    this.appointments = appointments;
    this.clock = clock;
  }

  /**
   * @return the task; the same while nobody has decided
   */
  @Transactional
  UUID ask(Caller caller, UUID subjectId) {
    subjects.hold(subjectId);
    subjects.requireVisible(caller, subjectId);
    caller.requireAny(Role.REFERRER);
    if (!authorities.over(subjectId).isInCare(caller.agency())) {
      throw new NotPermitted(
          "Only an agency that has accepted a referral about the subject for protection, medical"
              + " care or legal aid asks for this.");
    }
    Instant now = clock.instant();
    return tasks
        .openOnce(
            caller,
            new TaskOpening(
                TaskKind.RESPONSIBILITY_REQUEST,
                subjectId,
                null,
                null,
                null,
                caller.requireAgency()),
            now)
        .id();
  }

  @Override
  public Set<TaskKind> kinds() {
    return Set.of(TaskKind.RESPONSIBILITY_REQUEST);
  }

  @Override
  public void confirmed(Caller by, SettledTask task, Instant now) {
    appointments.appoint(
        by, task.subjectId(), task.askedBy(), AppointmentReason.PERSON_ASKS.value());
  }

  @Override
  public void rejected(Caller by, SettledTask task, Instant now) {
    // Nothing changes; who asked is told how it was settled.
  }
}
