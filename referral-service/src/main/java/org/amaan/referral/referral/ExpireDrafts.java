package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.subject.SubjectRecords;

/**
 * Deletes drafts that were never submitted, and with them the subject's record unless another
 * referral is about them. Who: the clock. What remains is the audit entry.
 */
@ApplicationScoped
class ExpireDrafts {

  private static final Caller CLOCK = Caller.system("draft-expiry");

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Audit audit;
  private final Clock clock;

  ExpireDrafts(ReferralRepository referrals, SubjectRecords subjects, Audit audit, Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @return how many there were, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int expire(int size) {
    List<Referral> expired = referrals.heldExpiredDrafts(clock.instant(), size);
    for (Referral draft : expired) {
      audit.record(
          CLOCK, "referral.draft-expired", draft.id(), Map.of("referrer", draft.referrer()));
      referrals.remove(draft);
      subjects.eraseDraft(draft.subjectId(), clock.instant());
    }
    return expired.size();
  }
}
