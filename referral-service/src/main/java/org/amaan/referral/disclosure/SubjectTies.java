package org.amaan.referral.disclosure;

import java.util.List;
import java.util.UUID;

/**
 * What ties agencies to a subject; answered by the referral feature, in the caller's transaction.
 */
public interface SubjectTies {

  /** One for each referral about the subject, drafts included; empty when there is none. */
  List<Tie> of(UUID subjectId);
}
