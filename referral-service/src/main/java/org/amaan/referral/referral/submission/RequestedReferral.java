package org.amaan.referral.referral.submission;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.model.InitialState;
import org.amaan.referral.api.model.ReferralRequest;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.recording.ConsentJson;
import org.amaan.referral.observation.NewObservation;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Direction;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.subject.record.NewSubject;
import org.jspecify.annotations.Nullable;

/**
 * What the body of {@code POST /v1/referrals} asks for, in the domain's words.
 *
 * @param subjectId an existing subject; then {@code subject} and {@code consents} are empty
 */
record RequestedReferral(
    boolean draft,
    boolean minimal,
    Direction direction,
    ReferralContent content,
    @Nullable UUID subjectId,
    @Nullable UUID caseId,
    NewSubject subject,
    List<ConsentGiven> consents,
    List<String> exclusions,
    List<NewObservation> observations) {

  static RequestedReferral read(ReferralRequest request, Instant now) {
    boolean route = Boolean.TRUE.equals(request.getRoute());
    Address receiver = Requests.address(request.getReceiver());
    Requests.requireOneDirection(receiver, route);
    List<org.amaan.referral.api.model.ConsentGiven> consents =
        request.getConsents() == null ? List.of() : request.getConsents();
    if (consents.stream().anyMatch(Objects::isNull)) {
      throw InvalidRequest.field("body", "consents", "type", "No null in this list.");
    }
    if (request.getSubjectId() != null && (request.getSubject() != null || !consents.isEmpty())) {
      throw InvalidRequest.field(
          "body",
          "subjectId",
          "either-or",
          "An existing subject is not described again, and its consents are recorded at"
              + " /v1/subjects/{subjectId}/consents.");
    }
    if (request.getCaseId() != null && request.getSubjectId() == null) {
      throw InvalidRequest.field(
          "body", "subjectId", "required", "Which subject of the case is referred on.");
    }
    return new RequestedReferral(
        request.getState() == InitialState.DRAFT,
        Boolean.TRUE.equals(request.getMinimal()),
        new Direction(receiver, route),
        Requests.content(
            request.getNeed(),
            request.getUrgency(),
            request.getSituation(),
            request.getIncidentId(),
            Requests.service(request.getServiceType(), request.getFollowUp())),
        request.getSubjectId(),
        request.getCaseId(),
        NewSubject.from(request.getSubject(), now),
        IntStream.range(0, consents.size())
            .mapToObj(i -> ConsentJson.read(consents.get(i), "consents[" + i + "]."))
            .toList(),
        request.getExclusions() == null ? List.of() : request.getExclusions(),
        NewObservation.from(request.getObservations()));
  }

  /** By its own words: a child, an age that nobody knows, or danger now. */
  boolean isUrgent() {
    return content.urgency() == Urgency.IMMEDIATE_DANGER
        || subjectId != null
        || subject.ageClass() != AgeClass.ADULT;
  }

  /** The subject is recorded with the referral. */
  boolean recordsItsSubject() {
    return subjectId == null;
  }

  /** Refuses with 403 who may not refer: {@code referrer}; out of a case also those who work it. */
  void requireRole(Caller caller) {
    if (caseId == null) {
      caller.requireAny(Role.REFERRER);
    } else {
      caller.requireAny(Role.REFERRER, Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR);
    }
  }
}
