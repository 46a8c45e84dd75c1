package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentViewer;

/**
 * Marks that the guardian who gave a consent is in conflict of interest or named in the case: it
 * stops counting when this commits, but the child has taken nothing back. Who: as for a withdrawal.
 * Agencies that had read are asked to confirm deletion. Refuses: 404 subject or consent not
 * visible, 403 not its referrer, 409 over already, 422 no guardian gave it.
 */
@ApplicationScoped
class MarkGuardianInConflict {

  private final ConsentSubjects subjects;
  private final ConsentRepository repository;
  private final Consents consents;
  private final Clock clock;

  MarkGuardianInConflict(
      ConsentSubjects subjects, ConsentRepository repository, Consents consents, Clock clock) {
    this.subjects = subjects;
    this.repository = repository;
    this.consents = consents;
    this.clock = clock;
  }

  @Transactional
  Consent mark(Caller caller, UUID subjectId, UUID consentId) {
    subjects.hold(subjectId);
    ConsentViewer viewer = subjects.admitToGrounds(caller, subjectId);
    Consent consent =
        repository.find(viewer, subjectId, consentId).orElseThrow(ConsentNotFound::new);
    consents.guardianInConflict(
        caller, consent, viewer.responsible(), !viewer.responsible(), clock.instant());
    repository.flush();
    return consent;
  }
}
