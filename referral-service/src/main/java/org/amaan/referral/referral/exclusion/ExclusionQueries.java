package org.amaan.referral.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.platform.identity.Role;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.state.Party;

/**
 * Whom not to tell anything: all of them to the responsible agency and the coordinator, to others
 * what they asked for themselves; never to who is excluded.
 */
@ApplicationScoped
class ExclusionQueries {

  private final ReferralRepository referrals;
  private final Authorities authorities;
  private final Exclusions exclusions;

  ExclusionQueries(ReferralRepository referrals, Authorities authorities, Exclusions exclusions) {
    this.referrals = referrals;
    this.authorities = authorities;
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
    UUID subjectId = referral.subjectId();
    String agency = viewer.caller().requireAgency();
    return viewer.partiesIn(referral).contains(Party.COORDINATOR)
            || authorities.over(subjectId).isResponsible(agency)
        ? Excluded.all(exclusions.list(subjectId))
        : Excluded.asked(
            exclusions.grantedTo(viewer.caller(), subjectId),
            exclusions.askedBy(viewer.caller(), subjectId));
  }
}
