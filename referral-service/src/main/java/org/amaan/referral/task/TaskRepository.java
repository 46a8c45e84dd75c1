package org.amaan.referral.task;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Every read takes the viewer along, but for those of the service itself. */
@ApplicationScoped
class TaskRepository {

  private static final String VISIBLE =
      "((t.names IS NULL OR t.names <> :agency)"
          + " AND (t.agency = :agency OR (t.askedBy = :agency AND t.kind <> 'erasure-answer')"
          + " OR t.country = :coordinates"
          + " OR (t.oversight = true AND :oversees = true)))";

  private final EntityManager database;

  TaskRepository(EntityManager database) {
    this.database = database;
  }

  void add(Task task) {
    database.persist(task);
    database.flush();
  }

  void flush() {
    database.flush();
  }

  /** Nobody reads, changes or erases the subject while this transaction goes on. */
  void holdSubject(UUID subjectId) {
    database
        .createNativeQuery("SELECT hold_subject(:subject)")
        .setParameter("subject", subjectId)
        .getSingleResult();
  }

  Task visibleTo(TaskViewer viewer, UUID id) {
    return scoped("FROM Task t WHERE t.id = :id AND " + VISIBLE, viewer)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(TaskNotFound::new);
  }

  /** Nobody else settles it before this transaction ends. */
  void hold(Task task) {
    try {
      database.refresh(task, LockModeType.PESSIMISTIC_WRITE);
    } catch (EntityNotFoundException passedOn) {
      throw new TaskNotFound();
    }
  }

  /**
   * Newest first.
   *
   * @param open null for both
   */
  List<Task> page(TaskViewer viewer, @Nullable Boolean open, @Nullable Keyset after, int size) {
    TypedQuery<Task> query =
        scoped(
            "FROM Task t WHERE "
                + VISIBLE
                + (open == null ? "" : " AND t.settledAt IS " + (open ? "NULL" : "NOT NULL"))
                + (after == null ? "" : " AND (t.openedAt, t.id) < (:at, :id)")
                + " ORDER BY t.openedAt DESC, t.id DESC",
            viewer);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }

  /** Those of a kind about a thing that nobody has settled. The worker asks. */
  @ForBackgroundWork("opening and ending tasks when what they are about changes")
  List<Task> openAbout(TaskKind kind, UUID subjectId, @Nullable UUID about) {
    TypedQuery<Task> query =
        database
            .createQuery(
                "FROM Task t WHERE t.subjectId = :subject AND t.kind = :kind AND t.settledAt IS"
                    + " NULL"
                    + (about == null ? "" : " AND t.about = :about"),
                Task.class)
            .setParameter("subject", subjectId)
            .setParameter("kind", kind.value());
    if (about != null) {
      query.setParameter("about", about);
    }
    return query.setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
  }

  /** What the same agency has asked already about the same, and nobody has settled. */
  @ForBackgroundWork("opening and ending tasks when what they are about changes")
  Optional<Task> openLike(TaskOpening opening) {
    return database
        .createQuery(
            "FROM Task t WHERE t.subjectId = :subject AND t.kind = :kind AND t.askedBy = :asker"
                + " AND t.settledAt IS NULL AND (t.names = :names OR (t.names IS NULL AND"
                + " cast(:names as String) IS NULL))",
            Task.class)
        .setParameter("subject", opening.subjectId())
        .setParameter("kind", opening.kind().value())
        .setParameter("asker", opening.askedBy())
        .setParameter("names", opening.names())
        .getResultStream()
        .findFirst();
  }

  /** Those that time has overtaken; other replicas skip what this one holds. */
  @ForBackgroundWork("the timer of tasks")
  List<Task> heldOverdue(Instant now, int size) {
    return database
        .createQuery(
            "FROM Task t WHERE t.dueAt < :now AND t.settledAt IS NULL AND t.overdueAt IS NULL"
                + " ORDER BY t.dueAt",
            Task.class)
        .setParameter("now", now)
        .setMaxResults(size)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", -2)
        .getResultList();
  }

  /** What asks to exclude the agency, while others than the oversight agency may decide it. */
  @ForBackgroundWork("passing tasks on to another agency")
  List<Task> openNaming(UUID subjectId, String agency) {
    return database
        .createQuery(
            "FROM Task t WHERE t.subjectId = :subject AND t.kind = :kind AND t.names = :agency"
                + " AND t.settledAt IS NULL AND (t.agency IS NOT NULL OR t.country IS NOT NULL)",
            Task.class)
        .setParameter("subject", subjectId)
        .setParameter("kind", TaskKind.EXCLUSION_REQUEST.value())
        .setParameter("agency", agency)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** It would hide the responsible agency now: the oversight agency decides alone. */
  void putToOversight(Task task) {
    database
        .createNativeQuery(
            "UPDATE task SET agency = NULL, country = NULL, oversight = true, passed_on = true,"
                + " version = version + 1"
                + " WHERE id = :id")
        .setParameter("id", task.id())
        .executeUpdate();
    database.refresh(task);
  }

  /**
   * Whoever answers for the subject now settles what was put to its predecessor; what it asked for
   * itself is left to the coordinator, or the oversight agency where there is none.
   *
   * @return what was passed on
   */
  @ForBackgroundWork("passing tasks on to another agency")
  List<Task> passOn(UUID subjectId, String from, String to) {
    List<UUID> passed =
        database
            .createNativeQuery(
                "UPDATE task SET agency = CASE WHEN asked_by <> :to THEN :to END, oversight ="
                    + " oversight OR (asked_by = :to AND country IS NULL), passed_on = true,"
                    + " version = version + 1 WHERE subject_id = :subject AND agency = :from AND"
                    + " settled_at IS NULL AND kind <> 'erasure-answer' RETURNING id",
                UUID.class)
            .setParameter("subject", subjectId)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultStream()
            .map(UUID.class::cast)
            .toList();
    List<Task> tasks = passed.stream().map(id -> database.find(Task.class, id)).toList();
    tasks.forEach(database::refresh);
    return tasks;
  }

  /**
   * Of the newest referral about the subject that both send or answer for.
   *
   * @param settler null for a coordinator, who knows them all
   * @param asker null when who asks is not shown the task
   */
  @ForBackgroundWork("opening a task with a reference that both sides know")
  Optional<String> referenceKnownTo(
      UUID subjectId, @Nullable String settler, @Nullable String asker) {
    return database
        .createNativeQuery(
            "SELECT r.reference FROM referral r WHERE r.subject_id = :subject"
                + " AND r.submitted_at IS NOT NULL AND (cast(:settler AS text) IS NULL"
                + " OR r.sending_agency = :settler OR r.answering_agency = :settler)"
                + " AND (cast(:asker AS text) IS NULL"
                + " OR r.sending_agency = :asker OR r.answering_agency = :asker)"
                + " ORDER BY r.submitted_at DESC, r.id DESC LIMIT 1",
            String.class)
        .setParameter("subject", subjectId)
        .setParameter("settler", settler)
        .setParameter("asker", asker)
        .getResultStream()
        .map(String.class::cast)
        .findFirst();
  }

  private TypedQuery<Task> scoped(String query, TaskViewer viewer) {
    return database
        .createQuery(query, Task.class)
        .setParameter("agency", viewer.caller().agency())
        .setParameter("coordinates", viewer.coordinates())
        .setParameter("oversees", viewer.oversees());
  }
}
