package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.subject.erasure.LegalHolds;

/** The holds' table. Whoever loads from here must have admitted the officer. */
@ApplicationScoped
class LegalHoldRepository implements LegalHolds {

  private final EntityManager database;

  LegalHoldRepository(EntityManager database) {
    this.database = database;
  }

  void add(LegalHold hold) {
    database.persist(hold);
    database.flush();
  }

  void flush() {
    database.flush();
  }

  /** Those of one agency, newest first; others' are not its to know of. */
  List<LegalHold> of(Caller officer, UUID subjectId) {
    return database
        .createQuery(
            "FROM LegalHold WHERE subjectId = :subject AND placedBy = :agency ORDER BY placedAt"
                + " DESC, id DESC",
            LegalHold.class)
        .setParameter("subject", subjectId)
        .setParameter("agency", officer.requireAgency())
        .getResultList();
  }

  Optional<LegalHold> find(Caller officer, UUID subjectId, UUID id) {
    return database
        .createQuery(
            "FROM LegalHold WHERE subjectId = :subject AND placedBy = :agency AND id = :id",
            LegalHold.class)
        .setParameter("subject", subjectId)
        .setParameter("agency", officer.requireAgency())
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Whoever placed it: the worker asks. */
  @Override
  public boolean stands(UUID subjectId, Instant at) {
    return !database
        .createQuery(
            "SELECT h.id FROM LegalHold h WHERE h.subjectId = :subject AND h.releasedAt IS NULL"
                + " AND (h.lastDay IS NULL OR h.lastDay >= :today)",
            UUID.class)
        .setParameter("subject", subjectId)
        .setParameter("today", LocalDate.ofInstant(at, ZoneOffset.UTC))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
