package org.amaan.casework.trial.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Hearings of a case that the reader was found to read. */
@ApplicationScoped
class HearingRepository {

  private final EntityManager database;

  HearingRepository(EntityManager database) {
    this.database = database;
  }

  Optional<Sitting> find(UUID id, UUID caseId, Caller reader) {
    return database
        .createQuery("select r from Sitting r where r.id = :id and r.caseId = :case", Sitting.class)
        .setParameter("id", id)
        .setParameter("case", caseId)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<Sitting> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<Sitting> query =
        database
            .createQuery(
                "select r from Sitting r where r.caseId = :case"
                    + (after == null ? "" : " and (r.enteredAt, r.id) < (:at, :id)")
                    + " order by r.enteredAt desc, r.id desc",
                Sitting.class)
            .setParameter("case", caseId);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  long count(UUID caseId, Caller reader) {
    return database
        .createQuery("select count(r) from Sitting r where r.caseId = :case", Long.class)
        .setParameter("case", caseId)
        .getSingleResult();
  }

  void add(Sitting sitting) {
    database.persist(sitting);
  }
}
