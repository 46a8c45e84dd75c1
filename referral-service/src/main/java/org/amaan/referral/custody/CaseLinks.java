package org.amaan.referral.custody;

import java.util.UUID;

/** Hears which case a referral has opened or joined; answered by the referral feature. */
public interface CaseLinks {

  void joined(UUID referralId, UUID caseId);
}
