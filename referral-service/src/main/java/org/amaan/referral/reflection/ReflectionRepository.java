package org.amaan.referral.reflection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.ForBackgroundWork;

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
        .createNativeQuery("SELECT hold_subject(:subject)")
        .setParameter("subject", subjectId)
        .getSingleResult();
  }

  /** Oldest first. */
  @ForBackgroundWork("the export of all that is kept about a person")
  List<ReflectionPeriod> of(UUID subjectId) {
    return database
        .createQuery(
            "FROM ReflectionPeriod p WHERE p.subjectId = :subject ORDER BY p.startedAt, p.id",
            ReflectionPeriod.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  @ForBackgroundWork("decisions about a period, whose referral the caller may see")
  Optional<ReflectionPeriod> newestOf(UUID subjectId) {
    return database
        .createQuery(
            "FROM ReflectionPeriod p WHERE p.subjectId = :subject ORDER BY p.startedAt DESC, p.id"
                + " DESC",
            ReflectionPeriod.class)
        .setParameter("subject", subjectId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** Those whose end is to be told of. */
  @ForBackgroundWork("the timer of periods")
  List<UUID> toTellOf(Instant now, int size) {
    return database
        .createQuery(
            "SELECT p.id FROM ReflectionPeriod p WHERE p.nextStepAt <= :now"
                + " ORDER BY p.nextStepAt, p.id",
            UUID.class)
        .setParameter("now", now)
        .setMaxResults(size)
        .getResultList();
  }

  @ForBackgroundWork("the timer of periods")
  UUID subjectOf(UUID id) {
    return database
        .createQuery("SELECT p.subjectId FROM ReflectionPeriod p WHERE p.id = :id", UUID.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  /** Empty when its end was told of meanwhile, or is not to be told. The subject is held. */
  @ForBackgroundWork("the timer of periods")
  Optional<ReflectionPeriod> heldToTellOf(UUID id, Instant now) {
    return database
        .createQuery(
            "FROM ReflectionPeriod p WHERE p.id = :id AND p.nextStepAt <= :now",
            ReflectionPeriod.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }
}
