package org.amaan.referral.subject.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.Erasures;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.ErasureReason;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectRepository;

/**
 * Destroys the key to all that was recorded about a subject, notes included. Who: the data
 * protection officer of the agency that recorded it. Consents, referrals and audit stay: they carry
 * codes only. What its cases were told of observations is retracted. What is erased already stays
 * as it was. What would take records of another agency waits for its answer. Refuses: 404 not
 * visible, 403 role or not the recording agency, 409 while a legal hold stands, whoever placed it.
 */
@ApplicationScoped
public class EraseSubject {

  private final SubjectAccess access;
  private final SubjectRepository subjects;
  private final LegalHolds holds;
  private final ErasureRequests requests;
  private final WorkerStep others;
  private final Erasures erasures;
  private final CaseReports cases;
  private final Audit audit;
  private final Clock clock;

  EraseSubject(
      SubjectAccess access,
      SubjectRepository subjects,
      LegalHolds holds,
      ErasureRequests requests,
      WorkerStep others,
      Erasures erasures,
      CaseReports cases,
      Audit audit,
      Clock clock) {
    this.access = access;
    this.subjects = subjects;
    this.holds = holds;
    this.requests = requests;
    this.others = others;
    this.erasures = erasures;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param waiting for what; empty when it is erased
   */
  public record Erasing(Subject subject, Optional<ErasureRequests.Request> waiting) {}

  @Transactional
  public Erasing erase(Caller caller, UUID subjectId, ErasureReason reason) {
    Subject subject = access.admitOfficer(caller, subjectId);
    if (subject.isErased()) {
      return new Erasing(subject, Optional.empty());
    }
    Instant now = clock.instant();
    if (others.take(() -> holds.stands(subjectId, now))) {
      throw new UnderLegalHold();
    }
    Optional<ErasureRequests.Request> waiting = requests.askOthers(caller, subjectId, reason, now);
    if (waiting.isPresent()) {
      audit.record(caller, "subject.erasure-asked", subjectId, Map.of("reason", reason.value()));
      return new Erasing(subject, waiting);
    }
    subject.erase(reason, now);
    erasures.erase(subjectId, now);
    audit.record(caller, "subject.erased", subjectId, Map.of("reason", reason.value()));
    subjects.flush();
    cases.follow(subjectId);
    return new Erasing(subject, Optional.empty());
  }
}
