package org.amaan.referral.subject.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.subject.record.SubjectErased;
import org.amaan.referral.subject.record.SubjectRepository;

/** What a data protection officer may do about a subject, beside erasing it. */
@ApplicationScoped
public class SubjectOfficers {

  private final SubjectAccess access;
  private final SubjectRepository subjects;
  private final Vault vault;
  private final WorkerStep others;

  SubjectOfficers(
      SubjectAccess access, SubjectRepository subjects, Vault vault, WorkerStep others) {
    this.access = access;
    this.subjects = subjects;
    this.vault = vault;
    this.others = others;
  }

  /** The subject, held. Refuses: 404 not visible, 403 role or not the recording agency. */
  @Transactional(TxType.MANDATORY)
  public void admit(Caller caller, UUID subjectId) {
    access.admitOfficer(caller, subjectId);
  }

  /**
   * The same for an officer of any agency with a stake: it answers for the subject, has it in care,
   * holds its case or wrote something about it. Whether it may read the record is not asked.
   *
   * @return the key, for what the officer writes and wrote; empty when the subject was erased
   */
  @Transactional(TxType.MANDATORY)
  public Optional<DataKey> admitWithAStake(Caller caller, UUID subjectId) {
    if (!caller.has(Role.DATA_PROTECTION_OFFICER) || !subjects.hasAStake(subjectId)) {
      access.admitOfficer(caller, subjectId);
    }
    subjects.hold(subjectId);
    boolean erased = others.take(() -> subjects.factsOf(subjectId).erased());
    return erased ? Optional.empty() : vault.keyOf(subjectId);
  }

  /** Refuses what is to be kept about a subject that was erased. */
  public static DataKey present(Optional<DataKey> key) {
    return key.orElseThrow(SubjectErased::new);
  }
}
