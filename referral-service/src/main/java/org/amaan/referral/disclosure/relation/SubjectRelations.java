package org.amaan.referral.disclosure.relation;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The relations of agencies to a subject; answered by the referral feature, in the caller's
 * transaction.
 */
public interface SubjectRelations {

  /**
   * One for each referral about the subject that the caller has a part in, drafts included; without
   * a caller every one.
   */
  List<ReferralRelation> of(UUID subjectId);

  /** One for each referral about the subject that the caller may see. */
  List<Situation> situationsOf(UUID subjectId);

  /** What governs the subject, whoever asks. */
  Law lawOver(UUID subjectId);

  /** The cases that the subject's referrals belong to, whoever has a part in them: ids only. */
  Set<UUID> casesToConfirm(UUID subjectId);

  /** Lets this transaction see what the caller reads by custody that was confirmed just now. */
  void reckonWith(Set<UUID> confirmedCases);
}
