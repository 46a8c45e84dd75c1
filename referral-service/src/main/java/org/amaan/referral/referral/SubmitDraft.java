package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.exclusion.Exclusions;

/**
 * Submits a draft as it stands. Who: {@code referrer} of its agency. Alerts the receiver. Refuses:
 * 404, 403, 409 not a draft, 422 incomplete, unknown or excluded agency, consent missing, no route;
 * and where the subject or its case is its author's no more, as for a new referral.
 */
@ApplicationScoped
class SubmitDraft {

  private final ReferralRepository referrals;
  private final ReferredOn referredOn;
  private final Submission submission;
  private final Exclusions exclusions;
  private final FollowExclusions followExclusions;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  SubmitDraft(
      ReferralRepository referrals,
      ReferredOn referredOn,
      Submission submission,
      Exclusions exclusions,
      FollowExclusions followExclusions,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.referredOn = referredOn;
    this.submission = submission;
    this.exclusions = exclusions;
    this.followExclusions = followExclusions;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral submit(Viewer viewer, UUID id) {
    followExclusions.hold(referrals.subjectOf(viewer, id));
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Move.SUBMISSION);
    // The draft may be older than a handover or a withdrawal that ended its author's part.
    referredOn.requireMay(viewer.caller(), referral.subjectId(), referral.fromCaseId());
    Instant now = clock.instant();
    ReferralEvent submitted =
        submission.of(
            referral,
            parties,
            exclusions.of(referral.subjectId(), referral.matter().incidentId()),
            now);
    referrals.flush();
    Set<String> hidden = followExclusions.requireCustodians(referral.subjectId());
    audit.record(viewer.caller(), "referral.submitted", id, Map.of("state", "submitted"));
    outbox.alert(submitted);
    outbox.tellOrigin(referral);
    if (!hidden.isEmpty()) {
      followExclusions.tell(viewer.caller(), referral.subjectId(), now);
    }
    return referral;
  }
}
