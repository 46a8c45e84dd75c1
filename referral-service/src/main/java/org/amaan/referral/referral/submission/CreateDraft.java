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
import org.amaan.referral.referral.model.Draft;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Keeps a referral as a draft, with its subject. Who: {@code referrer}; with a {@code caseId} also
 * those who work the case. Alerts nobody. The exclusions that it names act at once on a subject
 * that is recorded with it; about a known subject they wait for the submission. Refuses: 403 role,
 * 404 or 422 a subject or case that is not the caller's, 422 an unknown receiver or excluded
 * agency, and what {@link Observations} refuses; 409 nobody left to hold its case.
 */
@ApplicationScoped
class CreateDraft {

  private final SubjectsReferred subjects;
  private final SubjectRecords records;
  private final RequestedExclusions exclusions;
  private final FollowExclusions followExclusions;
  private final Statements statements;
  private final Destinations destinations;
  private final ReferralRepository referrals;
  private final Observations observations;
  private final Audit audit;
  private final Clock clock;

  CreateDraft(
      SubjectsReferred subjects,
      SubjectRecords records,
      RequestedExclusions exclusions,
      FollowExclusions followExclusions,
      Statements statements,
      Destinations destinations,
      ReferralRepository referrals,
      Observations observations,
      Audit audit,
      Clock clock) {
    this.subjects = subjects;
    this.records = records;
    this.exclusions = exclusions;
    this.followExclusions = followExclusions;
    this.statements = statements;
    this.destinations = destinations;
    this.referrals = referrals;
    this.observations = observations;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Referral create(Caller caller, RequestedReferral request) {
    request.requireRole(caller);
    Draft.Origin origin = new Draft.Origin(caller.requireAgency(), request.caseId());
    Instant now = clock.instant();
    UUID id = Ids.next();
    Draft.Person person;
    Set<String> excluded = Set.of();
    List<String> intended = List.of();
    UUID subjectId = request.subjectId();
    if (subjectId == null) {
      subjectId = subjects.record(caller, request, null, now);
      if (!request.exclusions().isEmpty()) {
        caller.requireAny(Role.REFERRER);
        excluded = exclusions.set(caller, subjectId, request.exclusions(), now);
      }
      person = new Draft.Person(subjectId, records.ageClassOf(subjectId), null);
    } else {
      subjects.hold(caller, subjectId, request.caseId());
      person =
          new Draft.Person(
              subjectId, records.ageClassOf(subjectId), statements.governing(subjectId));
      if (!request.exclusions().isEmpty()) {
        exclusions.requireNameable(caller, request.exclusions());
        intended = request.exclusions();
      }
    }
    destinations.requireKnown(request.direction().receiver());
    Referral referral =
        Referral.draft(
            new Draft(
                id,
                origin,
                person,
                request.content(),
                request.minimal(),
                request.direction(),
                intended),
            now);
    referrals.add(referral);
    followExclusions.requireCustodians(subjectId, exclusions.of(subjectId));
    followExclusions.follow(caller, subjectId, now);
    audit.record(caller, "referral.drafted", id, Map.of("state", "draft", "subjectId", subjectId));
    observations.recordFirst(caller, id, subjectId, request.observations(), now);
    exclusions.audit(caller, id, excluded);
    return referral;
  }
}
