package org.amaan.referral.observation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.Refusal;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Readers;
import org.amaan.referral.subject.reading.SubjectDecisions;

/**
 * Lists observations. Who: whoever the decision about disclosure lets read their category for the
 * purpose, and the agency whose they are. Writes an audit entry, also when it refuses; sends
 * nothing. Refuses: 404 not visible, 403 a purpose that no role of the caller may claim, 503
 * custody that is not confirmed.
 */
@ApplicationScoped
class ReadObservations {

  private final Readers readers;
  private final SubjectDecisions decisions;
  private final ObservationRepository observations;
  private final ObservableReferrals referrals;
  private final DiscloseObservations disclosure;

  ReadObservations(
      Readers readers,
      SubjectDecisions decisions,
      ObservationRepository observations,
      ObservableReferrals referrals,
      DiscloseObservations disclosure) {
    this.readers = readers;
    this.decisions = decisions;
    this.observations = observations;
    this.referrals = referrals;
    this.disclosure = disclosure;
  }

  /** Asks case-service first and decides then: nothing waits for a peer inside a transaction. */
  DiscloseObservations.Listing list(Caller caller, UUID referralId, Purpose purpose) {
    Optional<Reader> reader = readers.of(caller);
    Optional<UUID> subject =
        QuarkusTransaction.requiringNew().call(() -> observations.subjectOf(referralId));
    // Whether there is none or it is out of the caller's sight is not known here, and recorded
    // alike.
    if (reader.isEmpty() || subject.isEmpty()) {
      Refusal refusal = referrals.notFound();
      QuarkusTransaction.requiringNew()
          .run(() -> decisions.recordRefusal(caller, referralId, purpose, refusal.slug()));
      throw refusal;
    }
    return disclosure
        .list(
            caller,
            reader.get(),
            subject.get(),
            referralId,
            purpose,
            decisions.ask(reader.get(), subject.get()))
        .orRefuse();
  }
}
