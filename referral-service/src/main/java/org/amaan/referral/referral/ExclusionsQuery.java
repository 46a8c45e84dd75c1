package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.platform.identity.Role;
import org.amaan.referral.exclusion.Exclusions;

/** Whom not to tell anything: for those who work with the referral, never for who is excluded. */
@ApplicationScoped
class ExclusionsQuery {

  private final ReferralRepository referrals;
  private final Exclusions exclusions;

  ExclusionsQuery(ReferralRepository referrals, Exclusions exclusions) {
    this.referrals = referrals;
    this.exclusions = exclusions;
  }

  @Transactional
  Excluded of(Viewer viewer, UUID id) {
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
    return new Excluded(referral, exclusions.list(referral.subjectId()));
  }
}
