package org.amaan.referral.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.api.model.ObservationReceipt;
import org.amaan.referral.api.model.ObservationReceipts;
import org.amaan.referral.subject.access.SubjectAccess;

/**
 * Records what was observed of the person, on a referral. Who: its referrer, its receiver, officers
 * of its case's custodian. Writes the sealed rows and audit entries; tells the referral's case what
 * may be disclosed. Refuses: 404 not visible, 403 no part in it, 409 withdrawn or erased, and what
 * {@link Observations} refuses.
 */
@ApplicationScoped
class AddObservations {

  private final ObservableReferrals referrals;
  private final SubjectAccess subjects;
  private final Observations observations;
  private final Clock clock;

  AddObservations(
      ObservableReferrals referrals,
      SubjectAccess subjects,
      Observations observations,
      Clock clock) {
    this.referrals = referrals;
    this.subjects = subjects;
    this.observations = observations;
    this.clock = clock;
  }

  @Transactional
  ObservationReceipts add(Caller caller, UUID referralId, List<NewObservation> these) {
    UUID subjectId = referrals.subjectOf(caller, referralId);
    subjects.hold(subjectId);
    referrals.hold(caller, referralId);
    Instant now = clock.instant();
    List<UUID> recorded = observations.record(caller, referralId, subjectId, these, now);
    referrals.tellCase(referralId);
    return new ObservationReceipts()
        .items(
            recorded.stream().map(id -> new ObservationReceipt().id(id).recordedAt(now)).toList());
  }
}
