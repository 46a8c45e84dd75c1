package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Cases in the scope of whoever erases: those that its unit holds or its agency was granted, and
 * for a data protection officer those of the whole agency.
 */
@ApplicationScoped
class ErasureRepository {

  private static final String CASE =
      """
      select c from CaseFile c where c.id = :id and (
        (c.custodian.agency = :agency and (c.custodian.unit = :unit or :anyUnit = true))
        or exists (select 1 from CaseGrant g where g.caseFile = c and g.agency = :agency))
      """;

  private final EntityManager database;

  ErasureRepository(EntityManager database) {
    this.database = database;
  }

  /** Held until the transaction ends; asked again once it is, as for every command. */
  Optional<CaseFile> findForChange(UUID id, Caller caller) {
    return find(id, caller, LockModeType.PESSIMISTIC_WRITE)
        .flatMap(held -> find(id, caller, LockModeType.NONE));
  }

  boolean isSeenBy(Caller caller, UUID id) {
    return find(id, caller, LockModeType.NONE).isPresent();
  }

  private Optional<CaseFile> find(UUID id, Caller caller, LockModeType lock) {
    return database
        .createQuery(CASE, CaseFile.class)
        .setParameter("id", id)
        .setParameter("agency", caller.agency())
        .setParameter("unit", caller.unit())
        .setParameter("anyUnit", caller.has(Role.DATA_PROTECTION_OFFICER))
        .setLockMode(lock)
        .getResultStream()
        .findFirst();
  }

  /** Whether the caller's agency recorded any that is still there. */
  boolean hasEvidence(UUID caseId, Caller caller) {
    return (Boolean)
        database
            .createNativeQuery("SELECT evidence_to_erase(:case)")
            .setParameter("case", caseId)
            .getSingleResult();
  }
}
