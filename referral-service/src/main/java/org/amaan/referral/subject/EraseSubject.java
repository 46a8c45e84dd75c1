package org.amaan.referral.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.Erasures;
import org.amaan.referral.disclosure.ToldCases;

/**
 * Destroys the key to all that was recorded about a subject, notes included. Who: the data
 * protection officer of the agency that recorded it. Consents, referrals and audit stay: they carry
 * codes only. What its cases were told of observations is retracted. What is erased already stays
 * as it was. Refuses: 404 not visible, 403 role or not the recording agency, 409 while a legal hold
 * stands.
 */
@ApplicationScoped
class EraseSubject {

  private final SubjectAccess access;
  private final SubjectRepository subjects;
  private final LegalHolds holds;
  private final Erasures erasures;
  private final ToldCases cases;
  private final Audit audit;
  private final Clock clock;

  EraseSubject(
      SubjectAccess access,
      SubjectRepository subjects,
      LegalHolds holds,
      Erasures erasures,
      ToldCases cases,
      Audit audit,
      Clock clock) {
    this.access = access;
    this.subjects = subjects;
    this.holds = holds;
    this.erasures = erasures;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Subject erase(Caller caller, UUID subjectId, ErasureReason reason) {
    Subject subject = access.admitOfficer(caller, subjectId);
    if (!subject.isErased()) {
      Instant now = clock.instant();
      if (holds.stands(subjectId, now)) {
        throw new LegalHoldStands();
      }
      subject.erase(reason, now);
      erasures.erase(subjectId, now);
      audit.record(caller, "subject.erased", subjectId, Map.of("reason", reason.value()));
      subjects.flush();
      cases.follow(subjectId);
    }
    return subject;
  }
}
