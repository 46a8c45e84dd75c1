package org.amaan.referral.referral.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.claim.ExclusionRequests;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.referral.model.Command;
import org.amaan.referral.referral.model.Party;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.subject.record.SubjectRecords;

/** What happens to a draft when it is submitted, at once or later. */
@ApplicationScoped
public class Submission {

  private final SubjectRecords subjects;
  private final Destinations destinations;
  private final Authorities authorities;
  private final Exclusions exclusions;
  private final ExclusionRequests requests;

  Submission(
      SubjectRecords subjects,
      Destinations destinations,
      Authorities authorities,
      Exclusions exclusions,
      ExclusionRequests requests) {
    this.subjects = subjects;
    this.destinations = destinations;
    this.authorities = authorities;
    this.exclusions = exclusions;
    this.requests = requests;
  }

  /** A draft may be incomplete, but whom it names must exist. */
  void requireKnownReceiver(Referral draft) {
    destinations.requireKnown(draft.receiver());
  }

  /** Whether the caller's agency excludes others from the subject; else it asks. */
  boolean excludes(Caller caller, UUID subjectId) {
    return authorities.over(subjectId).isResponsible(caller.agency());
  }

  /**
   * To whom the caller's agency does not send it: who is excluded from its subject, and whom the
   * agency has asked to exclude.
   *
   * @param asks whom it excludes, or asks to exclude, with it
   */
  public Set<String> notFor(Referral referral, Caller caller, List<String> asks) {
    UUID subjectId = referral.subjectId();
    Set<String> all = new HashSet<>(exclusions.of(subjectId, referral.matter().incidentId()));
    all.addAll(exclusions.askedBy(caller, subjectId));
    all.addAll(asks);
    return all;
  }

  void askToExclude(Caller caller, Referral referral, List<String> agencies, Instant now) {
    for (int i = 0; i < agencies.size(); i++) {
      requests.ask(
          caller,
          referral.subjectId(),
          referral.id(),
          agencies.get(i),
          "exclusions[" + i + "]",
          now);
    }
  }

  /**
   * @param excluded agencies that are to know nothing of the person
   */
  ReferralEvent of(Referral draft, Set<Party> by, Set<String> excluded, Instant now) {
    draft.requireMove(by, Command.SUBMISSION);
    Completeness.require(
        draft.matter(),
        draft.minimal(),
        draft.route() || draft.receiver() != null,
        subjects.recorded(draft.subjectId()));
    if (draft.minimal()) {
      draft.restate(draft.matter().withDefaultsOfUrgentReport(), now);
    }
    Destination destination = destinations.of(draft, draft.receiver(), excluded, now);
    String country = Objects.requireNonNull(draft.matter().country());
    return draft.submit(by, destination, ReferenceNumber.fresh(country, now), now);
  }
}
