package org.amaan.referral.claim;

import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** What follows for the referrals about a subject; answered by the referral's feature. */
public interface ClaimFollowUp {

  /** Before anything is changed: nobody else changes what is tied to the subject. */
  void hold(UUID subjectId);

  /** Others are excluded from it, or it is tied to others: who holds its cases, and who is told. */
  void excluded(Caller by, UUID subjectId, Instant now);

  /** Another country governs the subject: its cases are told. */
  void countryChanged(UUID subjectId, String country);
}
