package org.amaan.referral.referral.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.custody.CaseLinks;
import org.amaan.referral.referral.access.ReferralRepository;

/** Notes which case a referral has opened or joined, as case-service answered. Nothing is sent. */
@ApplicationScoped
class LearnCase implements CaseLinks {

  private static final Caller DELIVERY = Caller.system("case-delivery");

  private final ReferralRepository referrals;
  private final Audit audit;
  private final Clock clock;

  LearnCase(ReferralRepository referrals, Audit audit, Clock clock) {
    this.referrals = referrals;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void joined(UUID referralId, UUID caseId) {
    if (referrals.heldForCaseService(referralId).joins(caseId, clock.instant())) {
      audit.record(DELIVERY, "case.linked", referralId, Map.of("caseId", caseId));
    }
  }
}
