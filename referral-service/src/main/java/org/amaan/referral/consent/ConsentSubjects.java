package org.amaan.referral.consent;

import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** What recording a consent must know about the subject; answered by the subject's own feature. */
public interface ConsentSubjects {

  /**
   * Admits the caller as a referrer of the subject. Refuses with 404 when the subject is not
   * visible to the caller, with 403 when the caller is not its referrer.
   *
   * @return whose consent counts
   */
  Giver admitReferrer(Caller caller, UUID subjectId);

  /**
   * The same, and with 403 an agency that neither recorded the subject nor had a referral about
   * them accepted: nobody opens a record to themselves.
   */
  Giver admitRecorderOfConsents(Caller caller, UUID subjectId);

  /**
   * Holds the subject until the transaction ends: a reading that has begun ends first, and none
   * begins before the change of what may be read is in force.
   */
  void hold(UUID subjectId);

  /** Whose consent counts. */
  Giver entitledGiver(UUID subjectId);
}
