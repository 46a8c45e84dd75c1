package org.amaan.casework.trial.measure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Protection measures of a case that the reader was found to read. */
@ApplicationScoped
class MeasureRepository {

  private final EntityManager database;

  MeasureRepository(EntityManager database) {
    this.database = database;
  }

  Optional<Measure> find(UUID id, UUID caseId, Caller reader) {
    return database
        .createQuery("select r from Measure r where r.id = :id and r.caseId = :case", Measure.class)
        .setParameter("id", id)
        .setParameter("case", caseId)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<Measure> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<Measure> query =
        database
            .createQuery(
                "select r from Measure r where r.caseId = :case"
                    + (after == null ? "" : " and (r.enteredAt, r.id) < (:at, :id)")
                    + " order by r.enteredAt desc, r.id desc",
                Measure.class)
            .setParameter("case", caseId);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  long count(UUID caseId, Caller reader) {
    return database
        .createQuery("select count(r) from Measure r where r.caseId = :case", Long.class)
        .setParameter("case", caseId)
        .getSingleResult();
  }

  void add(Measure measure) {
    database.persist(measure);
  }
}
