package org.amaan.referral.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/**
 * Takes a consent back; what it opened is closed when this commits. Who: a referrer of the subject,
 * also one that did not record it, because taking back must be as easy as giving. Agencies that had
 * read are asked to confirm deletion. Refuses: 404 subject or consent not visible, 403 not its
 * referrer, 409 withdrawn already.
 */
@ApplicationScoped
class WithdrawConsent {

  private final ConsentSubjects subjects;
  private final ConsentRepository repository;
  private final Consents consents;
  private final Clock clock;

  WithdrawConsent(
      ConsentSubjects subjects, ConsentRepository repository, Consents consents, Clock clock) {
    this.subjects = subjects;
    this.repository = repository;
    this.consents = consents;
    this.clock = clock;
  }

  @Transactional
  Consent withdraw(Caller caller, UUID subjectId, UUID consentId) {
    subjects.hold(subjectId);
    subjects.admitReferrer(caller, subjectId);
    Consent consent = repository.find(subjectId, consentId).orElseThrow(ConsentNotFound::new);
    consents.withdraw(caller, subjectId, List.of(consent), clock.instant());
    repository.flush();
    return consent;
  }
}
