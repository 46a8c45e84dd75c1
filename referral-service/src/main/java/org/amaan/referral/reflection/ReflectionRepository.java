package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reflection periods. Whoever may see the subject or a referral about it sees them. */
@ApplicationScoped
class ReflectionRepository {

  private final EntityManager database;

  ReflectionRepository(EntityManager database) {
    this.database = database;
  }

  void add(ReflectionPeriod period) {
    database.persist(period);
  }

  /** Writes what has changed, so that the version is the new one. */
  void flush() {
    database.flush();
  }

  /**
   * No reading of the subject goes on while this transaction does. By a function of the database: a
   * coordinator who may start a period may not touch the subject.
   */
  void hold(UUID subjectId) {
    database
        .createNativeQuery("SELECT hold_subject(:subject)", Boolean.class)
        .setParameter("subject", subjectId)
        .getSingleResult();
  }

  /** Oldest first. */
  List<ReflectionPeriod> of(UUID subjectId) {
    return database
        .createQuery(
            "FROM ReflectionPeriod p WHERE p.subjectId = :subject ORDER BY p.startedAt, p.id",
            ReflectionPeriod.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  Optional<ReflectionPeriod> newestOf(UUID subjectId) {
    return database
        .createQuery(
            "FROM ReflectionPeriod p WHERE p.subjectId = :subject ORDER BY p.startedAt DESC, p.id DESC",
            ReflectionPeriod.class)
        .setParameter("subject", subjectId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
