package org.amaan.referral.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.directory.Directory;
import org.amaan.referral.subject.SubjectAccess;
import org.amaan.referral.subject.SubjectRecords;

/**
 * Appoints an agency that has the person in care in the place of the responsible one. Who: the
 * coordinator of the governing country. Sends nothing: who loses the say is told by the
 * coordinator. Refuses: 404 a subject that another country governs, 422 an agency that does not
 * have the person in care, 403 another role.
 */
@ApplicationScoped
class AppointResponsible {

  private final Directory directory;
  private final Authorities authorities;
  private final SubjectAccess access;
  private final SubjectRecords subjects;
  private final Appointments appointments;

  AppointResponsible(
      Directory directory,
      Authorities authorities,
      SubjectAccess access,
      SubjectRecords subjects,
      Appointments appointments) {
    this.directory = directory;
    this.authorities = authorities;
    this.access = access;
    this.subjects = subjects;
    this.appointments = appointments;
  }

  @Transactional
  void appoint(Caller caller, UUID subjectId, String agency, AppointmentReason reason) {
    if (!coordinates(caller, subjectId)) {
      access.requireVisible(caller, subjectId);
      throw new NotPermitted("Only the coordinator of the country that governs the subject.");
    }
    subjects.hold(subjectId);
    appointments.appoint(caller, subjectId, agency, reason.value());
  }

  private boolean coordinates(Caller caller, UUID subjectId) {
    Optional<String> country = directory.coordinatedBy(caller);
    return country.isPresent()
        && country.equals(authorities.find(subjectId).map(Authority::governingCountry));
  }
}
