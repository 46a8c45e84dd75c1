package org.amaan.referral.subject.rectification;

import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.identity.Caller;

/**
 * What a correction of the record means for the referrals about the subject; in its transaction.
 */
public interface SubjectChanges {

  /**
   * An adult is identified now who was not: refuses where the caller's agency has referred them to
   * one that investigates, and no consent lets it. Of others' referrals nothing is said.
   */
  void requireIdentifiedAdultMayBeWhereReferred(Caller by, UUID subjectId, Instant at);

  /** Due times hang on the age class. */
  void ageClassBecame(Caller by, UUID subjectId, AgeClass ageClass, Instant at);
}
