package org.amaan.referral.followup;

import java.util.UUID;

/**
 * Cases are told what may be disclosed to those who hold and read them. When that may have changed
 * they are told anew; answered by the referral's feature, in the caller's transaction.
 */
public interface CaseReports {

  /** Every case of the subject, whoever sees it. The subject is held. */
  void follow(UUID subjectId);
}
