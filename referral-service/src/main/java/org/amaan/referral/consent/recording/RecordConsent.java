package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentTerms;
import org.amaan.referral.consent.model.ConsentViewer;

/**
 * Records that the subject, or a guardian, agreed. Who: the responsible agency; and an agency that
 * has the person in care: its consent opens at once, to others, only what that agency wrote itself
 * or already reads, and the responsible agency is asked to confirm the rest. Refuses: 404 not
 * visible, 403 another agency, 400 terms that cannot stand, 422 given by someone who cannot give
 * it.
 */
@ApplicationScoped
class RecordConsent {

  private final ConsentSubjects subjects;
  private final ConsentTerms terms;
  private final Consents consents;
  private final Clock clock;

  RecordConsent(ConsentSubjects subjects, ConsentTerms terms, Consents consents, Clock clock) {
    this.subjects = subjects;
    this.terms = terms;
    this.consents = consents;
    this.clock = clock;
  }

  @Transactional
  Consent record(Caller caller, UUID subjectId, ConsentGiven given) {
    Instant now = clock.instant();
    subjects.hold(subjectId);
    ConsentViewer viewer = subjects.admitToGrounds(caller, subjectId);
    subjects.requireNotErased(subjectId);
    terms.check(given, subjects.entitledGiver(subjectId), "", now);
    return consents.add(caller, subjectId, given, viewer.responsible(), now);
  }
}
