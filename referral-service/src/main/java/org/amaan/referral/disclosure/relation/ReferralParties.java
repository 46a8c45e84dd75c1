package org.amaan.referral.disclosure.relation;

import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What features beside the referral must know of one; answered by the referral's feature, in the
 * caller's transaction.
 */
public interface ReferralParties {

  /**
   * @param country which governs the subject; empty when none does
   * @param answering the agency that answers for it
   * @param answeringUnit the unit that is addressed; null for all of the agency
   * @param callerRefers the caller acts as its referrer
   * @param callerTookItOn the caller's agency accepted it, or holds its case
   * @param callerCoordinates the caller coordinates the country that governs the subject
   */
  record Known(
      UUID id,
      String reference,
      UUID subjectId,
      String country,
      String sender,
      String answering,
      @Nullable String answeringUnit,
      boolean callerRefers,
      boolean callerTookItOn,
      boolean callerCoordinates) {}

  /** Refuses with 404 what the caller does not see, and with 409 a draft. */
  Known visibleTo(Caller caller, UUID referralId);

  /**
   * Those about a subject that somebody works on, whoever has a part in them: for a worker's step.
   */
  List<Known> openOf(UUID subjectId);
}
