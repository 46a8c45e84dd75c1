package org.amaan.referral.consent.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentViewer;
import org.jspecify.annotations.Nullable;

/** Reads of consents. They say who agreed to what, never who the subject is. */
@ApplicationScoped
class ConsentQueries {

  private final ConsentSubjects subjects;
  private final ConsentRepository consents;

  ConsentQueries(ConsentSubjects subjects, ConsentRepository consents) {
    this.subjects = subjects;
    this.consents = consents;
  }

  /** Newest first, withdrawn and expired ones too. */
  @Transactional
  List<Consent> page(Caller caller, UUID subjectId, @Nullable Keyset after, int size) {
    ConsentViewer viewer = subjects.admitToGrounds(caller, subjectId);
    return consents.page(viewer, subjectId, after, size);
  }

  @Transactional
  Consent one(Caller caller, UUID subjectId, UUID consentId) {
    ConsentViewer viewer = subjects.admitToGrounds(caller, subjectId);
    return consents.find(viewer, subjectId, consentId).orElseThrow(ConsentNotFound::new);
  }
}
