package org.amaan.referral.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.SubjectRecords;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.task.Tasks;

/**
 * Appoints an agency that has the person in care in the place of the responsible one. Who: the
 * coordinator of the governing country. Tells the agency, if it asked for it, and what waits for it
 * now; who is responsible no more is told by the coordinator. Refuses: 404 a subject that another
 * country governs, 422 an agency that does not have the person in care, 403 another role.
 */
@ApplicationScoped
class AppointResponsible {

  private final DirectoryQueries directory;
  private final Authorities authorities;
  private final SubjectAccess access;
  private final SubjectRecords subjects;
  private final Appointments appointments;
  private final Tasks tasks;
  private final Clock clock;

  AppointResponsible(
      DirectoryQueries directory,
      Authorities authorities,
      SubjectAccess access,
      SubjectRecords subjects,
      Appointments appointments,
      Tasks tasks,
      Clock clock) {
    this.directory = directory;
    this.authorities = authorities;
    this.access = access;
    this.subjects = subjects;
    this.appointments = appointments;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Transactional
  void appoint(Caller caller, UUID subjectId, String agency, AppointmentReason reason) {
    if (!coordinates(caller, subjectId)) {
      access.requireVisible(caller, subjectId);
      throw new NotPermitted("Only the coordinator of the country that governs the subject.");
    }
    subjects.hold(subjectId);
    appointments.appoint(caller, subjectId, agency, reason.value());
    tasks.granted(caller, TaskKind.RESPONSIBILITY_REQUEST, subjectId, agency, clock.instant());
  }

  private boolean coordinates(Caller caller, UUID subjectId) {
    Optional<String> country = directory.coordinatedBy(caller);
    return country.isPresent()
        && country.equals(authorities.find(subjectId).map(Authority::governingCountry));
  }
}
