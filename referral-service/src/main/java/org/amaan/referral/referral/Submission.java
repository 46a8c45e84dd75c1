package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.amaan.referral.subject.SubjectRecords;

/** What happens to a draft when it is submitted, at once or later. */
@ApplicationScoped
class Submission {

  private final SubjectRecords subjects;
  private final Destinations destinations;

  Submission(SubjectRecords subjects, Destinations destinations) {
    this.subjects = subjects;
    this.destinations = destinations;
  }

  /** A draft may be incomplete, but whom it names must exist. */
  void requireKnownReceiver(Referral draft) {
    destinations.requireKnown(draft.receiver());
  }

  /**
   * @param excluded agencies that are to know nothing of the person
   */
  ReferralEvent of(Referral draft, Set<Party> by, Set<String> excluded, Instant now) {
    draft.requireMove(by, Move.SUBMISSION);
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
