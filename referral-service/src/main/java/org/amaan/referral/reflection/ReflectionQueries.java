package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.disclosure.relation.ReferralParties;

/** Reads of reflection periods: times and agencies, so none is a disclosure. */
@ApplicationScoped
class ReflectionQueries {

  private final ReferralParties parties;
  private final ReflectionRepository periods;

  ReflectionQueries(ReferralParties parties, ReflectionRepository periods) {
    this.parties = parties;
    this.periods = periods;
  }

  @Transactional
  ReflectionPeriod newest(Caller caller, UUID referralId) {
    return periods
        .newestOf(parties.visibleTo(caller, referralId).subjectId())
        .orElseThrow(ReflectionPeriodNotFound::new);
  }
}
