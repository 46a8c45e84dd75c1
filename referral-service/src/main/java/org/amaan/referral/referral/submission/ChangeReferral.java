package org.amaan.referral.referral.submission;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.claim.Statement;
import org.amaan.referral.claim.Statements;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.exclusion.FollowExclusions;
import org.amaan.referral.referral.feedback.FeedbackProjection;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Direction;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.ChangeNotAllowed;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.referral.subjectchange.FollowClaims;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Corrects a referral while it may still change. Who: {@code referrer} of its agency. Alerts
 * nobody; tells case-service when there is a case. What an agency that is not responsible states
 * beyond this referral becomes a claim, see {@link Statements}. Refuses: 404, 403, 428 and 412 by
 * version, 400, 409 nobody may change this any more, 422 not complete.
 */
@ApplicationScoped
class ChangeReferral {

  private final ReferralRepository referrals;
  private final SubjectRecords subjects;
  private final Destinations destinations;
  private final Statements statements;
  private final FollowExclusions followExclusions;
  private final FollowClaims followClaims;
  private final FeedbackProjection feedback;
  private final MergePatch mergePatch;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  ChangeReferral(
      ReferralRepository referrals,
      SubjectRecords subjects,
      Destinations destinations,
      Statements statements,
      FollowExclusions followExclusions,
      FollowClaims followClaims,
      FeedbackProjection feedback,
      MergePatch mergePatch,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.destinations = destinations;
    this.statements = statements;
    this.followExclusions = followExclusions;
    this.followClaims = followClaims;
    this.feedback = feedback;
    this.mergePatch = mergePatch;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral change(Viewer viewer, UUID id, JsonNode patch, @Nullable String ifMatch) {
    UUID subjectId = referrals.subjectOf(viewer, id);
    subjects.hold(subjectId);
    followExclusions.hold(subjectId);
    Referral referral = referrals.heldFor(viewer, id);
    Set<Party> parties = viewer.partiesIn(referral);
    if (!parties.contains(Party.REFERRER)) {
      throw new NotPermitted("Only a referrer of the agency that sends it may change a referral.");
    }
    Revision.require(ifMatch, viewer.revisionOf(referral).version());
    ChangeableReferral before = ChangeableReferral.of(referral);
    ChangeableReferral after = mergePatch.apply(before, patch, ChangeableReferral.class);
    if (after.equals(before)) {
      return referral;
    }
    if (!referral.isChangeable()) {
      throw new ChangeNotAllowed(
          referral.state().toldTo(parties),
          "It has been decided on; nothing can be changed any more.",
          referral.movesToldTo(parties));
    }
    ReferralContent content = after.content();
    if (referral.state() == ReferralStatus.DRAFT) {
      redraft(referral, after);
    } else {
      content = after.isMinimal() ? content.withDefaultsOfUrgentReport() : content;
      requireCorrectable(referral, before, after, parties);
      // What was submitted never becomes less than a receiver can act on.
      Completeness.require(
          content, after.isMinimal(), true, subjects.recorded(referral.subjectId()));
    }
    Instant now = clock.instant();
    Statement stated = referral.stated();
    boolean otherIncident = !Objects.equals(stated.incidentId(), content.incidentId());
    referral.restate(content, after.isMinimal(), now);
    if (referral.state().isAccepted()) {
      // What its sender is told out of a case depends on what help it asks for.
      feedback.write(referral);
    }
    referrals.flush();
    String otherCountry =
        referral.submittedAt() == null ? null : follow(viewer.caller(), referral, stated);
    audit.record(
        viewer.caller(), "referral.changed", id, Map.of("fields", after.differencesFrom(before)));
    outbox.tellCase(referral);
    outbox.tellOrigin(referral);
    if (otherCountry != null) {
      followClaims.countryChanged(referral.subjectId(), otherCountry);
    }
    if (otherIncident) {
      followExclusions.follow(viewer.caller(), referral.subjectId(), now);
    }
    return referral;
  }

  /**
   * @return which other country governs the subject now; null when none does
   */
  private @Nullable String follow(Caller by, Referral referral, Statement before) {
    String governed = referral.governingCountry();
    referral.governedBy(statements.corrected(by, before, referral.stated(), referral.updatedAt()));
    return Objects.equals(governed, referral.governingCountry())
        ? null
        : referral.governingCountry();
  }

  private void redraft(Referral draft, ChangeableReferral after) {
    Address receiver = after.address();
    Requests.requireOneDirection(receiver, after.isRouted());
    draft.direct(new Direction(receiver, after.isRouted()));
    destinations.requireKnown(receiver);
  }

  private static void requireCorrectable(
      Referral referral, ChangeableReferral before, ChangeableReferral after, Set<Party> parties) {
    if (!after.sameDirection(before)) {
      throw new ChangeNotAllowed(
          referral.state().toldTo(parties),
          "It has been sent: its receiver changes by redirection, after a refusal.",
          referral.movesToldTo(parties));
    }
    if (after.isMinimal() && !before.isMinimal()) {
      throw new ChangeNotAllowed(
          referral.state().toldTo(parties),
          "A complete referral does not become a minimal one.",
          referral.movesToldTo(parties));
    }
  }
}
