package org.amaan.referral.referral.submission;

import static org.amaan.platform.identity.Role.INVESTIGATOR;
import static org.amaan.platform.identity.Role.PROSECUTOR;
import static org.amaan.platform.identity.Role.REFERRER;
import static org.amaan.platform.identity.Role.SUPERVISOR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.referral.claim.Statements;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.observation.Observations;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.access.ReferredOn;
import org.amaan.referral.referral.exclusion.FollowExclusions;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Party;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Creates a referral with its subject, as a draft or submitted at once. Who: {@code referrer}; with
 * a {@code caseId} also those who work the case. Alerts the receiver. What an agency without the
 * say states beyond this referral becomes a claim, see {@link Statements}. Refuses: 403 role, 404
 * or 422 a subject or case that is not the caller's, 422 incomplete, unknown or excluded agency,
 * consent missing, no route, and what {@link Observations} refuses; 409 nobody left to hold its
 * case.
 */
@ApplicationScoped
class SubmitReferral {

  private final SubjectRecords subjects;
  private final Exclusions exclusions;
  private final FollowExclusions followExclusions;
  private final ReferredOn referredOn;
  private final Submission submission;
  private final Statements statements;
  private final ReferralRepository referrals;
  private final Observations observations;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  SubmitReferral(
      SubjectRecords subjects,
      Exclusions exclusions,
      FollowExclusions followExclusions,
      ReferredOn referredOn,
      Submission submission,
      Statements statements,
      ReferralRepository referrals,
      Observations observations,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.subjects = subjects;
    this.exclusions = exclusions;
    this.followExclusions = followExclusions;
    this.referredOn = referredOn;
    this.submission = submission;
    this.statements = statements;
    this.referrals = referrals;
    this.observations = observations;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Transactional
  Referral submit(Caller caller, RequestedReferral request) {
    if (request.caseId() == null) {
      caller.requireAny(REFERRER);
    } else {
      caller.requireAny(REFERRER, INVESTIGATOR, SUPERVISOR, PROSECUTOR);
    }
    String agency = caller.requireAgency();
    Instant now = clock.instant();
    UUID id = Ids.next();
    UUID subjectId = request.subjectId();
    if (subjectId == null) {
      subjectId =
          subjects.create(
              caller, request.subject(), request.consents(), governed(request, id), now);
    } else {
      referredOn.requireKnown(caller, subjectId, request.caseId());
      // Whoever is excluded meanwhile is excluded before, or of this referral too.
      followExclusions.hold(subjectId);
      referredOn.requireMay(caller, subjectId, request.caseId());
    }
    boolean known = request.subjectId() != null;
    Naming naming = naming(caller, subjectId, request);
    Set<String> excluded =
        naming == Naming.EXCLUDES
            ? exclusions.add(caller, subjectId, request.exclusions(), now)
            : Set.of();
    Referral referral =
        Referral.draft(
            id, agency, subjectId, subjects.ageClassOf(subjectId), request.matter(), now);
    referral.mark(request.minimal());
    referral.mean(request.receiver(), request.route());
    if (known) {
      referral.governedBy(statements.governing(subjectId));
    }
    if (request.caseId() != null) {
      referral.growOutOf(request.caseId());
    }
    if (request.draft()) {
      if (naming == Naming.INTENDS) {
        exclusions.requireNameable(caller, request.exclusions(), "exclusions");
        referral.intendToExclude(request.exclusions());
      }
      submission.requireKnownReceiver(referral);
      referrals.add(referral);
      followExclusions.requireCustodians(subjectId);
      followExclusions.follow(caller, subjectId, now);
      audit.record(caller, "referral.drafted", referral.id(), details(referral));
      observations.recordFirst(caller, referral.id(), subjectId, request.observations(), now);
      recordExcluded(caller, referral, excluded);
      return referral;
    }
    boolean untied = isUntied(request);
    ReferralEvent submitted =
        submission.of(
            referral,
            Set.of(Party.REFERRER),
            untied ? Set.of() : submission.notFor(referral, caller, request.exclusions()),
            now);
    if (!known) {
      referral.recordsItsSubject();
      referrals.add(referral);
    } else {
      referrals.add(referral);
      referrals.flush();
      referral.governedBy(statements.submitted(caller, referral.stated(), now));
      if (naming == Naming.ASKS) {
        submission.askToExclude(caller, referral, request.exclusions(), now);
      }
    }
    Set<String> hidden = untied ? Set.of() : followExclusions.requireCustodians(subjectId);
    audit.record(caller, "referral.submitted", referral.id(), details(referral));
    observations.recordFirst(caller, referral.id(), subjectId, request.observations(), now);
    recordExcluded(caller, referral, excluded);
    outbox.alert(submitted, hidden);
    outbox.tellOrigin(referral);
    if (!hidden.isEmpty()) {
      followExclusions.tell(caller, subjectId, now);
    }
    return referral;
  }

  /** What becomes of the exclusions that a request names. */
  private enum Naming {
    NOBODY,
    EXCLUDES,
    ASKS,
    /** A draft tells nobody anything: it does or asks so when it is submitted. */
    INTENDS
  }

  private Naming naming(Caller caller, UUID subjectId, RequestedReferral request) {
    if (request.exclusions().isEmpty()) {
      return Naming.NOBODY;
    }
    if (request.subjectId() != null && request.draft()) {
      return Naming.INTENDS;
    }
    if (request.subjectId() != null && !submission.excludes(caller, subjectId)) {
      return Naming.ASKS;
    }
    caller.requireAny(REFERRER);
    return Naming.EXCLUDES;
  }

  /** Whoever records a subject and refers it at once says which country governs it. */
  private static SubjectRecords.@Nullable Governed governed(RequestedReferral request, UUID id) {
    String country = request.matter().country();
    return request.draft() || country == null ? null : new SubjectRecords.Governed(country, id);
  }

  /** Nobody is excluded from whoever is recorded just now, but by this request or an incident. */
  private static boolean isUntied(RequestedReferral request) {
    return request.subjectId() == null
        && request.matter().incidentId() == null
        && request.exclusions().isEmpty();
  }

  private static Map<String, Object> details(Referral referral) {
    return Map.of("state", referral.state().word(), "subjectId", referral.subjectId());
  }

  private void recordExcluded(Caller caller, Referral referral, Set<String> excluded) {
    if (!excluded.isEmpty()) {
      audit.record(
          caller, "exclusions.changed", referral.id(), Map.of("agencies", List.copyOf(excluded)));
    }
  }
}
