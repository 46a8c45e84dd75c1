package org.amaan.referral.referral.referrer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.ReferredOn;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.submission.Destinations;
import org.amaan.referral.referral.submission.RequestedExclusions;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Sends a refused referral to another receiver, or has it routed again. Who: the referrer. Alerts
 * the new receiver; tells the subject's cases, to whom it may open something. Refuses: 404, 403,
 * 409, 422 unknown or excluded agency, consent missing, no route.
 */
@ApplicationScoped
class RedirectReferral {

  private final ReferralRepository referrals;
  private final ReferredOn referredOn;
  private final SubjectRecords subjects;
  private final RequestedExclusions exclusions;
  private final Destinations destinations;
  private final CaseReports cases;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  RedirectReferral(
      ReferralRepository referrals,
      ReferredOn referredOn,
      SubjectRecords subjects,
      RequestedExclusions exclusions,
      Destinations destinations,
      CaseReports cases,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.referredOn = referredOn;
    this.subjects = subjects;
    this.exclusions = exclusions;
    this.destinations = destinations;
    this.cases = cases;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral redirect(Viewer viewer, UUID id, @Nullable Address to) {
    subjects.hold(referrals.subjectOf(viewer, id));
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Command.REDIRECTION);
    referredOn.requireStill(viewer.caller(), referral);
    Instant now = clock.instant();
    Destination destination =
        destinations.of(referral, to, exclusions.notFor(referral, viewer.caller(), List.of()), now);
    ReferralEvent redirected = referral.redirect(parties, destination, now);
    referrals.flush();
    audit.record(viewer.caller(), "referral.redirected", id, Map.of("state", "submitted"));
    outbox.alert(redirected);
    cases.follow(referral.subjectId());
    return referral;
  }
}
