package org.amaan.referral.referral.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.state.Party;
import org.jspecify.annotations.Nullable;

/**
 * Says which agencies are to know nothing of a referral's subject. Who: {@code referrer} of the
 * responsible agency, or the coordinator of the governing country; others ask, see {@link
 * AskExclusion}. Tells the cases and the alerts; the referrer of what came back from an excluded
 * receiver. Refuses: 404, 403, 428 and 412 by version, 422 an unknown agency, one's own or whom
 * only oversight excludes, 409 to lift what is not the caller's to lift, 409 nobody left to hold a
 * case.
 */
@ApplicationScoped
class SetExclusions {

  private final ReferralRepository referrals;
  private final Authorities authorities;
  private final Exclusions exclusions;
  private final FollowExclusions followExclusions;
  private final Audit audit;
  private final Clock clock;

  SetExclusions(
      ReferralRepository referrals,
      Authorities authorities,
      Exclusions exclusions,
      FollowExclusions followExclusions,
      Audit audit,
      Clock clock) {
    this.referrals = referrals;
    this.authorities = authorities;
    this.exclusions = exclusions;
    this.followExclusions = followExclusions;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Excluded set(Viewer viewer, UUID id, List<String> agencies, @Nullable String ifMatch) {
    UUID subjectId = referrals.subjectOf(viewer, id);
    followExclusions.hold(subjectId);
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    boolean asCoordinator = parties.contains(Party.COORDINATOR);
    if (!asCoordinator && !authorities.over(subjectId).isResponsible(viewer.caller().agency())) {
      throw new NotPermitted(
          "Only the responsible agency, and the coordinator of the country that governs the"
              + " subject, exclude agencies. Ask them: POST"
              + " /v1/referrals/{referralId}/exclusion-requests.");
    }
    if (!asCoordinator) {
      viewer.caller().requireAny(Role.REFERRER);
    }
    Revision.require(ifMatch, Excluded.all(exclusions.list(subjectId)).version());
    Instant now = clock.instant();
    if (exclusions.replace(viewer.caller(), asCoordinator, subjectId, agencies, now)) {
      followExclusions.requireCustodians(subjectId, exclusions.of(subjectId));
      audit.record(
          viewer.caller(),
          "exclusions.changed",
          id,
          Map.of("agencies", agencies.stream().distinct().sorted().toList()));
      followExclusions.tell(viewer.caller(), subjectId, now);
      referrals.flush();
    }
    return Excluded.all(exclusions.list(subjectId));
  }
}
