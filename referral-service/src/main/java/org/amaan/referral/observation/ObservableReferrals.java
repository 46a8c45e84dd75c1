package org.amaan.referral.observation;

import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;

/**
 * What recording an observation asks of the referral that it is made on; answered by the referral's
 * feature, in the caller's transaction.
 */
public interface ObservableReferrals {

  /**
   * Whom it is about. Refuses with 404 what the caller does not see, with 403 who has no part in it
   * that lets them add to it, with 409 when it was withdrawn.
   */
  UUID subjectOf(Caller caller, UUID referralId);

  /** The same, and nobody else changes it before this transaction ends. */
  void hold(Caller caller, UUID referralId);

  /** Its case, if it has one, is told anew what may be disclosed. It is held. */
  void tellCase(UUID referralId);

  /** What is said of a referral that is not there, or not for the caller to know of. */
  Refusal notFound();
}
