package org.amaan.referral.consent.recording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** What a withdrawal means for those who have read already; in its transaction. */
public interface WithdrawalFollowUp {

  /**
   * @param consents what was taken back in this one act
   */
  void consentsWithdrawn(Caller by, UUID subjectId, List<UUID> consents, Instant at);
}
