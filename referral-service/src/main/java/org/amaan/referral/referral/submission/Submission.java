package org.amaan.referral.referral.submission;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.model.ReferralEvent;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.subject.record.SubjectRecords;

/** What happens to a draft when it is submitted, at once or later. */
@ApplicationScoped
class Submission {

  private final SubjectRecords subjects;
  private final Destinations destinations;

  Submission(SubjectRecords subjects, Destinations destinations) {
    this.subjects = subjects;
    this.destinations = destinations;
  }

  /**
   * @param excluded agencies that are to know nothing of the person
   */
  ReferralEvent of(Referral draft, Set<Party> by, Set<String> excluded, Instant now) {
    draft.requireMove(by, Command.SUBMISSION);
    Completeness.require(
        draft.content(),
        draft.minimal(),
        draft.route() || draft.receiver() != null,
        subjects.recorded(draft.subjectId()));
    if (draft.minimal()) {
      draft.restate(draft.content().withDefaultsOfUrgentReport(), true, now);
    }
    Destination destination = destinations.of(draft, draft.receiver(), excluded, now);
    String country = Objects.requireNonNull(draft.content().country());
    return draft.submit(by, destination, ReferenceNumber.fresh(country, now), now);
  }
}
