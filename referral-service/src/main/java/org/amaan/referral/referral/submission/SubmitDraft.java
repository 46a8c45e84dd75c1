package org.amaan.referral.referral.submission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.referral.claim.Statements;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.ReferredOn;
import org.amaan.referral.referral.access.UnknownCase;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.exclusion.FollowExclusions;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Submits a draft as it stands. Who: {@code referrer} of its agency. Alerts the receiver. Refuses:
 * 404, 403, 409 not a draft, 422 incomplete, unknown or excluded agency, consent missing, no route;
 * and where the subject or its case is its author's no more, as for a new referral.
 */
@ApplicationScoped
public class SubmitDraft {

  private final ReferralRepository referrals;
  private final ReferredOn referredOn;
  private final Submission submission;
  private final SubjectRecords subjects;
  private final Statements statements;
  private final RequestedExclusions exclusions;
  private final FollowExclusions followExclusions;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  SubmitDraft(
      ReferralRepository referrals,
      ReferredOn referredOn,
      Submission submission,
      SubjectRecords subjects,
      Statements statements,
      RequestedExclusions exclusions,
      FollowExclusions followExclusions,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.referredOn = referredOn;
    this.submission = submission;
    this.subjects = subjects;
    this.statements = statements;
    this.exclusions = exclusions;
    this.followExclusions = followExclusions;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  public Referral submit(Viewer viewer, UUID id) {
    UUID subjectId = referrals.subjectOf(viewer, id);
    subjects.hold(subjectId);
    followExclusions.hold(subjectId);
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    referral.requireMove(parties, Command.SUBMISSION);
    if (referral.fromCaseId() != null && viewer.lost().contains(referral.fromCaseId())) {
      throw new UnknownCase();
    }
    // The draft may be older than a handover or a withdrawal that ended its author's part.
    referredOn.requireMay(viewer.caller(), referral.subjectId(), referral.fromCaseId());
    Instant now = clock.instant();
    List<String> intended = referral.takeIntendedExclusions();
    boolean excludes = exclusions.isSetBy(viewer.caller(), subjectId);
    if (excludes && !intended.isEmpty()) {
      exclusions.set(viewer.caller(), subjectId, intended, now);
      audit.record(viewer.caller(), "exclusions.changed", id, Map.of("agencies", intended));
    }
    ReferralEvent submitted =
        submission.of(
            referral, parties, exclusions.notFor(referral, viewer.caller(), intended), now);
    referrals.flush();
    referral.governedBy(statements.submitted(viewer.caller(), referral.stated(), now));
    if (!excludes) {
      exclusions.ask(viewer.caller(), referral, intended, now);
    }
    Set<String> hidden = exclusions.of(subjectId);
    followExclusions.requireCustodians(subjectId, hidden);
    audit.record(viewer.caller(), "referral.submitted", id, Map.of("state", "submitted"));
    outbox.alert(submitted);
    outbox.tellOrigin(referral);
    if (!hidden.isEmpty()) {
      followExclusions.tell(viewer.caller(), referral.subjectId(), now);
    }
    return referral;
  }
}
