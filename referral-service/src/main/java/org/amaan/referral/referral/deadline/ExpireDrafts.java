package org.amaan.referral.referral.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.subject.erasure.LegalHolds;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Deletes drafts that were never submitted, and with them the subject's record unless another
 * referral is about them. Who: the clock. What remains is the audit entry. Nothing while a legal
 * hold stands: each subject is held before it is asked for again.
 */
@ApplicationScoped
class ExpireDrafts {

  private static final Caller CLOCK = Caller.system("draft-expiry");

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final LegalHolds holds;
  private final Audit audit;
  private final Clock clock;

  ExpireDrafts(
      ReferralRepository referrals,
      SubjectRecords subjects,
      LegalHolds holds,
      Audit audit,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.holds = holds;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @return how many there were, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int expire(int size) {
    Instant now = clock.instant();
    List<ReferralRepository.Draft> expired = referrals.expiredDrafts(now, size);
    for (ReferralRepository.Draft draft : expired) {
      subjects.hold(draft.subjectId());
      if (!holds.stands(draft.subjectId(), now)) {
        referrals.heldExpiredDraft(draft.id(), now).ifPresent(found -> delete(found, now));
      }
    }
    return expired.size();
  }

  private void delete(Referral draft, Instant now) {
    audit.record(CLOCK, "referral.draft-expired", draft.id(), Map.of("referrer", draft.referrer()));
    referrals.remove(draft);
    subjects.eraseDraft(draft.subjectId(), now);
  }
}
