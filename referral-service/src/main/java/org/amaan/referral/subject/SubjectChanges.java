package org.amaan.referral.subject;

import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.identity.Caller;

/**
 * What a correction of the record means for the referrals about the subject; in its transaction.
 */
public interface SubjectChanges {

  /**
   * An adult is identified now who was not: refuses where an agency that investigates has a
   * referral about them, and no consent lets it.
   */
  void requireIdentifiedAdultMayBeWhereReferred(UUID subjectId, Instant at);

  /** Due times hang on the age class. */
  void ageClassBecame(Caller by, UUID subjectId, AgeClass ageClass, Instant at);
}
