package org.amaan.referral.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The subjects' tables. Whoever loads from here must then ask {@link SubjectAccess} or disclose.
 */
@ApplicationScoped
class SubjectRepository {

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

  Optional<Subject> find(UUID id) {
    return Optional.ofNullable(database.find(Subject.class, id));
  }

  /** Readings run beside each other, but not beside a change of what may be read. */
  Optional<Subject> findToRead(UUID id) {
    return Optional.ofNullable(database.find(Subject.class, id, LockModeType.PESSIMISTIC_READ));
  }

  Optional<Subject> findToChange(UUID id) {
    return Optional.ofNullable(database.find(Subject.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Nobody reads, changes or places a hold on the subject while this transaction goes on. By a
   * function of the database: also for those who may not see it.
   */
  void hold(UUID id) {
    database
        .createNativeQuery("SELECT hold_subject(:subject)", Boolean.class)
        .setParameter("subject", id)
        .getSingleResult();
  }

  /** Oldest first. */
  List<SubjectNote> notesOf(UUID subjectId) {
    return database
        .createQuery(
            "FROM SubjectNote WHERE subjectId = :subject ORDER BY createdAt, id", SubjectNote.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  void flush() {
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
