package org.amaan.referral.referral.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.referral.access.ReferredOn;
import org.amaan.referral.referral.exclusion.FollowExclusions;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/** About whom a request for a referral is: a new subject is recorded, a known one is held. */
@ApplicationScoped
class SubjectsReferred {

  private final SubjectRecords subjects;
  private final ReferredOn referredOn;
  private final FollowExclusions followExclusions;

  SubjectsReferred(
      SubjectRecords subjects, ReferredOn referredOn, FollowExclusions followExclusions) {
    this.subjects = subjects;
    this.referredOn = referredOn;
    this.followExclusions = followExclusions;
  }

  /** Records whom the request describes. */
  UUID record(
      Caller caller,
      RequestedReferral request,
      SubjectRecords.@Nullable Governed governed,
      Instant now) {
    return subjects.create(caller, request.subject(), request.consents(), governed, now);
  }

  /** Refuses who may not refer the subject on, and holds what is about it. */
  void hold(Caller caller, UUID subjectId, @Nullable UUID caseId) {
    referredOn.requireKnown(caller, subjectId, caseId);
    // Whoever is excluded meanwhile is excluded before, or of this referral too.
    followExclusions.hold(subjectId);
    referredOn.requireMay(caller, subjectId, caseId);
  }
}
