package org.amaan.referral.referral.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.custody.ReportedCustody;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/** Whether a caller may refer a known subject on; the record is shared, not copied. */
@ApplicationScoped
public class ReferredOn {

  private final SubjectAccess subjects;
  private final SubjectRecords records;
  private final ReportedCustody custody;
  private final WorkerStep others;

  ReferredOn(
      SubjectAccess subjects, SubjectRecords records, ReportedCustody custody, WorkerStep others) {
    this.subjects = subjects;
    this.records = records;
    this.custody = custody;
    this.others = others;
  }

  /** Before anything is held: refuses who has nothing to do with the subject or its case. */
  public void requireKnown(Caller caller, UUID subjectId, @Nullable UUID caseId) {
    if (caseId != null && !custody.isHeldBy(caller, caseId, subjectId)) {
      throw new UnknownCase();
    }
    if (caseId == null && records.recorderOf(subjectId).isEmpty()) {
      subjects.requireMayRefer(caller, subjectId);
    }
  }

  /**
   * Once what is about the subject is held, so that it stays true until the commit. Of a case
   * custody is held as well: a report that comes meanwhile finds what was sent, and passes it on.
   *
   * @param caseId the case from which the subject is referred on; its custody counts as last
   *     reported
   */
  public void requireMay(Caller caller, UUID subjectId, @Nullable UUID caseId) {
    if (caseId == null) {
      subjects.requireMayRefer(caller, subjectId);
      return;
    }
    others.take(
        () -> {
          custody.hold(caseId);
          return caseId;
        });
    if (!custody.isHeldBy(caller, caseId, subjectId)) {
      throw new UnknownCase();
    }
    subjects.requireNotErased(subjectId);
  }

  /**
   * Whether who sent it may still send its subject on, to another receiver or once more. What was
   * sent out of a case is whoever's that holds the case.
   */
  public void requireStill(Caller caller, Referral referral) {
    if (referral.fromCaseId() == null) {
      subjects.requireMayRefer(caller, referral.subjectId());
    }
  }
}
