package org.amaan.referral.subject.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.referral.subject.access.SubjectAccess;
import org.jspecify.annotations.Nullable;

/**
 * The subjects' tables. Whoever loads from here must then ask {@link SubjectAccess} or disclose.
 */
@ApplicationScoped
public class SubjectRepository {

  private final EntityManager database;

  SubjectRepository(EntityManager database) {
    this.database = database;
  }

  void add(Subject subject) {
    database.persist(subject);
  }

  void add(SubjectNote note) {
    database.persist(note);
  }

  @ForBackgroundWork("the admission of a caller, and decisions about disclosure")
  public Optional<Subject> find(UUID id) {
    return Optional.ofNullable(database.find(Subject.class, id));
  }

  /** Readings run beside each other, but not beside a change of what may be read. */
  @ForBackgroundWork("the admission of a caller, and decisions about disclosure")
  public Optional<Subject> findToRead(UUID id) {
    return Optional.ofNullable(database.find(Subject.class, id, LockModeType.PESSIMISTIC_READ));
  }

  @ForBackgroundWork("the admission of a caller, and decisions about disclosure")
  public Optional<Subject> findToChange(UUID id) {
    return Optional.ofNullable(database.find(Subject.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Nobody reads, changes or places a hold on the subject while this transaction goes on. By a
   * function of the database: also for those who may not see it.
   */
  public void hold(UUID id) {
    database
        .createNativeQuery("SELECT hold_subject(:subject)")
        .setParameter("subject", id)
        .getSingleResult();
  }

  /** What the decision about disclosure must know, and nothing of the record. */
  public record Facts(
      String recordedBy, String ageClass, boolean erased, byte @Nullable [] handling) {}

  /** By a function of the database that the worker alone may call. */
  @ForBackgroundWork("the admission of a caller, and decisions about disclosure")
  public Facts factsOf(UUID id) {
    Tuple facts =
        (Tuple)
            database
                .createNativeQuery(
                    "SELECT recorded_by, age_class, erased, handling FROM subject_facts(:subject)",
                    Tuple.class)
                .setParameter("subject", id)
                .getSingleResult();
    return new Facts(
        facts.get("recorded_by", String.class),
        facts.get("age_class", String.class),
        facts.get("erased", Boolean.class),
        facts.get("handling", byte[].class));
  }

  /** Oldest first. */
  @ForBackgroundWork("the admission of a caller, and decisions about disclosure")
  public List<SubjectNote> notesOf(UUID subjectId) {
    return database
        .createQuery(
            "FROM SubjectNote WHERE subjectId = :subject ORDER BY createdAt, id", SubjectNote.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** Whether the caller's agency answers for the subject, has them in care or wrote something. */
  public boolean hasAStake(UUID subjectId) {
    return (Boolean)
        database
            .createNativeQuery("SELECT caller_has_a_stake_in(:subject)")
            .setParameter("subject", subjectId)
            .getSingleResult();
  }

  public void flush() {
    database.flush();
  }

  void delete(UUID subjectId) {
    database
        .createQuery("DELETE FROM SubjectNote WHERE subjectId = :subject")
        .setParameter("subject", subjectId)
        .executeUpdate();
    database
        .createQuery("DELETE FROM Subject WHERE id = :subject")
        .setParameter("subject", subjectId)
        .executeUpdate();
  }
}
