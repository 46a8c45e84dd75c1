package org.amaan.casework.casefile.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;

/** Cases in the scope of a reader: what its unit holds, and what its agency was granted. */
@ApplicationScoped
public class CaseRepository implements PanacheRepositoryBase<CaseFile, UUID> {

  private static final String VISIBLE =
      """
      select c from CaseFile c where c.id = :id and (
        (c.custodian.agency = :agency and c.custodian.unit = :unit)
        or exists (select 1 from CaseGrant g where g.caseFile = c and g.agency = :agency))
      """;

  private static final String KNOWN =
      """
      select c from CaseFile c where c.id = :id and (
        exists (select 1 from CustodyPeriod p where p.caseFile = c
          and p.custodian.agency = :agency and p.custodian.unit = :unit)
        or exists (select 1 from CaseGrant g where g.caseFile = c and g.agency = :agency))
      """;

  public Optional<CaseFile> find(UUID id, Caller reader) {
    return one(VISIBLE, id, reader, LockModeType.NONE);
  }

  /**
   * Holds the case until the transaction ends: whoever comes second sees what the first did. Asked
   * again once it is held: the first may have ended a grant, or excluded this reader, and a
   * statement that waited for it judges by what it saw of other tables before.
   */
  Optional<CaseFile> findForChange(UUID id, Caller reader) {
    return one(VISIBLE, id, reader, LockModeType.PESSIMISTIC_WRITE)
        .flatMap(held -> one(VISIBLE, id, reader, LockModeType.NONE));
  }

  /** The same, and what the reader's unit held once: for the feedback view only. */
  public Optional<CaseFile> findForFeedback(UUID id, Caller reader) {
    return one(KNOWN, id, reader, LockModeType.NONE);
  }

  private Optional<CaseFile> one(String query, UUID id, Caller reader, LockModeType lock) {
    return getEntityManager()
        .createQuery(query, CaseFile.class)
        .setParameter("id", id)
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit())
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }
}
