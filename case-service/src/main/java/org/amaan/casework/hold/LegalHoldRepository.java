package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** Holds of the caller's agency, in a case in which it has written. */
@ApplicationScoped
class LegalHoldRepository {

  private static final String OWN =
      "select h from LegalHold h where h.caseId = :case and h.agency = :agency";

  private final EntityManager database;

  LegalHoldRepository(EntityManager database) {
    this.database = database;
  }

  /** Newest first. */
  List<LegalHold> all(UUID caseId, Caller officer, int limit) {
    return database
        .createQuery(OWN + " order by h.placedAt desc, h.id desc", LegalHold.class)
        .setParameter("case", caseId)
        .setParameter("agency", officer.requireAgency())
        .setMaxResults(limit)
        .getResultList();
  }

  List<LegalHold> inForce(UUID caseId, Caller officer) {
    return database
        .createQuery(OWN + " and h.releasedAt is null", LegalHold.class)
        .setParameter("case", caseId)
        .setParameter("agency", officer.requireAgency())
        .getResultList();
  }

  Optional<LegalHold> find(UUID id, UUID caseId, Caller officer) {
    return database
        .createQuery(OWN + " and h.id = :id", LegalHold.class)
        .setParameter("case", caseId)
        .setParameter("agency", officer.requireAgency())
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  void add(LegalHold hold) {
    database.persist(hold);
  }
}
