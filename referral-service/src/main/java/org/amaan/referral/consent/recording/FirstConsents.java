package org.amaan.referral.consent.recording;

import jakarta.transaction.TransactionScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.referral.consent.model.Consent;

/**
 * The consents that came with subjects which this transaction has recorded. Nobody else knows these
 * subjects yet, so there are no others.
 */
@TransactionScoped
class FirstConsents {

  private final Map<UUID, List<Consent>> bySubject = new HashMap<>();

  void keep(UUID subjectId, List<Consent> all) {
    bySubject.put(subjectId, all);
  }

  /** Empty when the subject is not a new one. */
  Optional<List<Consent>> of(UUID subjectId) {
    return Optional.ofNullable(bySubject.get(subjectId));
  }
}
