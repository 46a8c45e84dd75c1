package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentViewer;

/**
 * Takes a consent back; what it opened is closed when this commits. Who: the responsible agency;
 * and whoever has the person in care, because taking back must be as easy as giving: then the
 * consent is suspended until the responsible agency confirms or lifts that. Once it is withdrawn,
 * agencies that had read are asked to confirm deletion. Refuses: 404 subject or consent not
 * visible, 403 another agency, 409 withdrawn already.
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
    ConsentViewer viewer = subjects.admitToGrounds(caller, subjectId);
    Consent consent =
        repository.find(viewer, subjectId, consentId).orElseThrow(ConsentNotFound::new);
    consents.withdraw(
        caller,
        subjectId,
        List.of(consent),
        viewer.responsible(),
        !viewer.responsible(),
        clock.instant());
    repository.flush();
    return consent;
  }

  /** Every consent, without naming any. */
  @Transactional
  ConsentViewer withdrawAll(Caller caller, UUID subjectId) {
    subjects.hold(subjectId);
    ConsentViewer viewer = subjects.admitToGrounds(caller, subjectId);
    consents.withdrawAll(caller, subjectId, clock.instant());
    repository.flush();
    return viewer;
  }
}
