package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.subject.AgeClassChanges;

/**
 * A subject turns out to be a child, or not to be one: the referrals about them follow, with their
 * due times, and their cases are told. Part of changing the subject's record, in its transaction.
 */
@ApplicationScoped
class FollowAgeClass implements AgeClassChanges {

  private final ReferralRepository referrals;
  private final Audit audit;
  private final ReferralOutbox outbox;

  FollowAgeClass(ReferralRepository referrals, Audit audit, ReferralOutbox outbox) {
    this.referrals = referrals;
    this.audit = audit;
    this.outbox = outbox;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void became(Caller by, UUID subjectId, AgeClass ageClass, Instant at) {
    for (Referral referral : referrals.heldOfSubject(subjectId)) {
      referral.ageClassBecame(ageClass, at);
      referrals.flush();
      audit.record(
          by, "referral.age-class-changed", referral.id(), Map.of("ageClass", ageClass.value()));
      outbox.tellCase(referral);
    }
  }
}
