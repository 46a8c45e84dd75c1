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
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.amaan.referral.claim.Statements;
import org.amaan.referral.observation.Observations;
import org.amaan.referral.referral.access.ReferralRepository;
import org.amaan.referral.referral.exclusion.FollowExclusions;
import org.amaan.referral.referral.message.ReferralOutbox;
import org.amaan.referral.referral.model.Draft;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * Submits a referral at once, with its subject. Who: {@code referrer}; with a {@code caseId} also
 * those who work the case. Alerts the receiver. What an agency that is not responsible for the
 * subject states beyond this referral becomes a claim, see {@link Statements}. Refuses: 403 role,
 * 404 or 422 a subject or case that is not the caller's, 422 incomplete, unknown or excluded
 * agency, consent missing, no route, and what {@link Observations} refuses; 409 nobody left to hold
 * its case.
 */
@ApplicationScoped
class SubmitReferral {

  private static final Set<Party> REFERRER = Set.of(Party.REFERRER);

  private final SubjectsReferred subjects;
  private final SubjectRecords records;
  private final RequestedExclusions exclusions;
  private final FollowExclusions followExclusions;
  private final Submission submission;
  private final Statements statements;
  private final ReferralRepository referrals;
  private final Observations observations;
  private final Audit audit;
  private final ReferralOutbox outbox;
  private final Clock clock;

  SubmitReferral(
      SubjectsReferred subjects,
      SubjectRecords records,
      RequestedExclusions exclusions,
      FollowExclusions followExclusions,
      Submission submission,
      Statements statements,
      ReferralRepository referrals,
      Observations observations,
      Audit audit,
      ReferralOutbox outbox,
      Clock clock) {
    this.subjects = subjects;
    this.records = records;
    this.exclusions = exclusions;
    this.followExclusions = followExclusions;
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
    request.requireRole(caller);
    Draft.Origin origin = new Draft.Origin(caller.requireAgency(), request.caseId());
    Instant now = clock.instant();
    UUID id = Ids.next();
    UUID known = request.subjectId();
    UUID subjectId;
    if (known == null) {
      subjectId = subjects.record(caller, request, governed(request, id), now);
    } else {
      subjects.hold(caller, known, request.caseId());
      subjectId = known;
    }
    List<String> named = request.exclusions();
    boolean sets = !named.isEmpty() && (known == null || exclusions.isSetBy(caller, known));
    Set<String> excluded = Set.of();
    if (sets) {
      caller.requireAny(Role.REFERRER);
      excluded = exclusions.set(caller, subjectId, named, now);
    }
    Referral referral =
        Referral.draft(
            new Draft(
                id,
                origin,
                new Draft.Person(
                    subjectId,
                    records.ageClassOf(subjectId),
                    known == null ? null : statements.governing(known)),
                request.content(),
                request.minimal(),
                request.direction(),
                List.of()),
            now);
    boolean untied = isUntied(request);
    ReferralEvent submitted =
        submission.of(
            referral,
            REFERRER,
            untied ? Set.of() : exclusions.notFor(referral, caller, named),
            now);
    if (known == null) {
      referral.recordsItsSubject();
      referrals.add(referral);
    } else {
      referrals.add(referral);
      referrals.flush();
      referral.governedBy(statements.submitted(caller, referral.stated(), now));
      if (!sets) {
        exclusions.ask(caller, referral, named, now);
      }
    }
    Set<String> hidden = untied ? Set.of() : exclusions.of(subjectId);
    followExclusions.requireCustodians(subjectId, hidden);
    audit.record(
        caller,
        "referral.submitted",
        id,
        Map.of("state", referral.state().word(), "subjectId", subjectId));
    observations.recordFirst(caller, id, subjectId, request.observations(), now);
    exclusions.audit(caller, id, excluded);
    outbox.alert(submitted, hidden);
    outbox.tellOrigin(referral);
    if (!hidden.isEmpty()) {
      followExclusions.tell(caller, subjectId, now);
    }
    return referral;
  }

  /** Whoever records a subject and refers it at once says which country governs it. */
  private static SubjectRecords.@Nullable Governed governed(RequestedReferral request, UUID id) {
    String country = request.content().country();
    return country == null ? null : new SubjectRecords.Governed(country, id);
  }

  /** Nobody is excluded from whoever is recorded just now, but by this request or an incident. */
  private static boolean isUntied(RequestedReferral request) {
    return request.recordsItsSubject()
        && request.content().incidentId() == null
        && request.exclusions().isEmpty();
  }
}
