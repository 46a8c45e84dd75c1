package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.referral.followup.CaseReports;

/**
 * A consent has run out: cases are told anew what may be disclosed. Who: the clock. Readings need
 * nobody to tell them, each looks at the time.
 */
@ApplicationScoped
class FollowExpiry {

  private final ConsentRepository consents;
  private final CaseReports cases;

  FollowExpiry(ConsentRepository consents, CaseReports cases) {
    this.consents = consents;
    this.cases = cases;
  }

  @Transactional
  void run(UUID consentId) {
    consents.subjectOfUnended(consentId).ifPresent(cases::follow);
  }
}
