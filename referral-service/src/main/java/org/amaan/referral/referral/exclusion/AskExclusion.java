package org.amaan.referral.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.claim.ExclusionRequests;
import org.amaan.referral.claim.OpenedRequest;
import org.amaan.referral.referral.access.ReferralIsDraft;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Referral;

/**
 * Asks that an agency is to know nothing of a referral's subject. Who: whoever works for the agency
 * that sends the referral, that has accepted it, or that holds its case; the coordinator and the
 * responsible agency too, for what they do not decide alone. Opens a task for whoever decides;
 * nobody tells the agency that is named. Refuses: 404, 403, 409 a draft, 422 an unknown agency or
 * one's own.
 */
@ApplicationScoped
class AskExclusion {

  private final ReferralRepository referrals;
  private final ExclusionRequests requests;
  private final Clock clock;

  AskExclusion(ReferralRepository referrals, ExclusionRequests requests, Clock clock) {
    this.referrals = referrals;
    this.requests = requests;
    this.clock = clock;
  }

  @Transactional
  OpenedRequest ask(Viewer viewer, UUID id, String agency) {
    Referral referral = referrals.visibleTo(viewer, id);
    viewer
        .caller()
        .requireAny(
            Role.REFERRER,
            Role.CASEWORKER,
            Role.INVESTIGATOR,
            Role.SUPERVISOR,
            Role.PROSECUTOR,
            Role.COORDINATOR);
    if (referral.submittedAt() == null) {
      throw new ReferralIsDraft();
    }
    if (!viewer.hasAPartIn(referral)) {
      throw new NotPermitted("Accept the referral first; then you may ask.");
    }
    return requests.ask(
        viewer.caller(), referral.subjectId(), id, agency, "agency", clock.instant());
  }
}
