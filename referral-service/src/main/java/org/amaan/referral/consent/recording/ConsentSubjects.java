package org.amaan.referral.consent.recording;

import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.consent.model.ConsentViewer;
import org.amaan.referral.consent.model.Giver;

/** What recording a consent must know about the subject; answered by the subject's own feature. */
public interface ConsentSubjects {

  /**
   * Admits a {@code referrer} of the responsible agency, or of one that has the person in care.
   * Refuses with 404 when the subject is not visible to the caller, with 403 anybody else.
   */
  ConsentViewer admitToGrounds(Caller caller, UUID subjectId);

  /** Refuses with 409 when nothing is left to consent to. */
  void requireNotErased(UUID subjectId);

  /**
   * Holds the subject until the transaction ends: a reading that has begun ends first, and none
   * begins before the change of what may be read is in force.
   */
  void hold(UUID subjectId);

  /** Whose consent counts. */
  Giver entitledGiver(UUID subjectId);
}
