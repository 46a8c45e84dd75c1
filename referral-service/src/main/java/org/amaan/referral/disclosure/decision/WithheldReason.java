package org.amaan.referral.disclosure.decision;

import java.util.Locale;

/** Why a category is not disclosed; the words are part of the contract. */
public enum WithheldReason {
  /** Nothing is in force, and nothing that once was would have opened it to this reader. */
  NO_CONSENT,
  NO_CONSENT_FOR_CATEGORY,
  NO_CONSENT_FOR_PURPOSE,
  CONSENT_EXPIRED,
  CONSENT_WITHDRAWN,
  /** Given by the subject where a guardian's counts, or the other way round. */
  CONSENT_GIVER_NOT_ENTITLED,
  /** A withdrawal was reported: nothing is read on it until that is confirmed or lifted. */
  CONSENT_SUSPENDED,
  /** An agency in care recorded it, and the responsible agency has not confirmed it yet. */
  CONSENT_AWAITING_CONFIRMATION,
  /** The reader sent a referral on, and has no part of its own in the care of the subject. */
  RELATION_REQUIRED,
  /** The reader is in correspondence about the referral, but no case is in its custody. */
  CUSTODY_REQUIRED,
  /** It would be open, but the recording agency does not let it be passed on, or used in court. */
  HANDLING_CODE,
  /** The subject is given time to decide about police and prosecution. */
  REFLECTION_PERIOD,
  /** The reader's roles read for this purpose in an emergency only, which does not open it. */
  NOT_FOR_EMERGENCY,
  /** The key was destroyed; nobody reads it again. */
  ERASED,
  /** It would be disclosed, but nothing is recorded. */
  NOT_RECORDED;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
