package org.amaan.referral.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.task.Tasks;

/**
 * Puts another agency in the place of the responsible one; always in the transaction of the command
 * that decides it. What waited for the old one waits for the new one. The old one keeps reading
 * what it recorded, and is responsible no more.
 */
@ApplicationScoped
class Appointments {

  private final Authorities authorities;
  private final Exclusions exclusions;
  private final Tasks tasks;
  private final CaseReports cases;
  private final Audit audit;
  private final WorkerStep others;

  Appointments(
      Authorities authorities,
      Exclusions exclusions,
      Tasks tasks,
      CaseReports cases,
      Audit audit,
      WorkerStep others) {
    this.authorities = authorities;
    this.exclusions = exclusions;
    this.tasks = tasks;
    this.cases = cases;
    this.audit = audit;
    this.others = others;
  }

  /** Refuses, with 422, an agency that does not have the person in care, or is excluded. */
  @Transactional(TxType.MANDATORY)
  void appoint(Caller by, UUID subjectId, String agency, String reason) {
    Authority authority = authorities.over(subjectId);
    if (authority.isResponsible(agency)) {
      return;
    }
    if (!authority.isInCare(agency) || exclusions.of(subjectId).contains(agency)) {
      throw new NotInCare();
    }
    others.take(
        () -> {
          authorities.appoint(subjectId, agency);
          return 0;
        });
    tasks.passOn(subjectId, authority.responsible(), agency);
    audit.record(
        by, "subject.responsible-appointed", subjectId, Map.of("agency", agency, "reason", reason));
    cases.follow(subjectId);
  }
}
