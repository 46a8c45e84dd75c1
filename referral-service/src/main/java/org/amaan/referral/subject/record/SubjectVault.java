package org.amaan.referral.subject.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;

/** The subject's key, for what other features seal under it. */
@ApplicationScoped
public class SubjectVault {

  private final SubjectRepository subjects;
  private final SubjectKeys keys;

  SubjectVault(SubjectRepository subjects, SubjectKeys keys) {
    this.subjects = subjects;
    this.keys = keys;
  }

  /** Refuses with 409 when the subject was erased: there is nothing left to add to. */
  @Transactional(TxType.MANDATORY)
  public DataKey keyOf(UUID subjectId) {
    return find(subjectId).orElseThrow(SubjectErased::new);
  }

  @Transactional(TxType.MANDATORY)
  public Optional<DataKey> find(UUID subjectId) {
    return subjects.find(subjectId).flatMap(keys::of);
  }
}
