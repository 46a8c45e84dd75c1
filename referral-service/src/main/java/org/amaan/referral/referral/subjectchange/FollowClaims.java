package org.amaan.referral.referral.subjectchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.claim.ClaimFollowUp;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.exclusion.FollowExclusions;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;

/**
 * What follows when something acts on a subject that its referrals did not know before: another
 * country governs it, and its cases are told, with whoever would hold them in need. Part of the
 * change, in its transaction.
 */
@ApplicationScoped
public class FollowClaims implements ClaimFollowUp {

  private final FollowExclusions exclusions;
  private final ReferralRepository referrals;
  private final ReferralOutbox outbox;
  private final WorkerStep others;

  FollowClaims(
      FollowExclusions exclusions,
      ReferralRepository referrals,
      ReferralOutbox outbox,
      WorkerStep others) {
    this.exclusions = exclusions;
    this.referrals = referrals;
    this.outbox = outbox;
    this.others = others;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void hold(UUID subjectId) {
    exclusions.hold(subjectId);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void excluded(Caller by, UUID subjectId, Instant now) {
    exclusions.requireCustodians(subjectId, exclusions.excludedFrom(subjectId));
    exclusions.follow(by, subjectId, now);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void countryChanged(UUID subjectId, String country) {
    others.take(() -> tell(subjectId, country));
  }

  private int tell(UUID subjectId, String country) {
    List<Referral> all = referrals.heldOfSubject(subjectId);
    for (Referral referral : all) {
      referral.governedBy(country);
      if (referral.opensCase() && referral.acceptance() != null) {
        referrals.raiseVersion(referral);
        outbox.tellCase(referral);
      }
    }
    return all.size();
  }
}
