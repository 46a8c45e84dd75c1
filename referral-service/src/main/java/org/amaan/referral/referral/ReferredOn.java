package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.custody.ReportedCustody;
import org.amaan.referral.subject.SubjectAccess;
import org.jspecify.annotations.Nullable;

/** Whether a caller may refer a known subject on; the record is shared, not copied. */
@ApplicationScoped
class ReferredOn {

  private final SubjectAccess subjects;
  private final ReportedCustody custody;

  ReferredOn(SubjectAccess subjects, ReportedCustody custody) {
    this.subjects = subjects;
    this.custody = custody;
  }

  /**
   * @param caseId the case from which the subject is referred on; its custody counts as last
   *     reported
   */
  void requireMay(Caller caller, UUID subjectId, @Nullable UUID caseId) {
    if (caseId == null) {
      subjects.requireMayRefer(caller, subjectId);
    } else if (!custody.isHeldBy(caller, caseId, subjectId)) {
      throw new UnknownCase();
    } else {
      subjects.requireNotErased(subjectId);
    }
  }
}
