package org.amaan.casework.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Tasks as the data protection officer of the agency sees them that each was put to. */
@ApplicationScoped
class TaskRepository {

  private static final String VISIBLE =
      " FROM case_task t WHERE t.agency = :agency AND :officer = true";

  private static final String OPEN =
      "(t.settled_at IS NULL AND is_still_asked(t.case_id, t.closing))";

  /**
   * @param isOpen false also of one whose question is over
   */
  record Shown(ErasureTask task, boolean isOpen) {}

  private final EntityManager database;

  TaskRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * Newest first.
   *
   * @param open only those that wait, or only those that do not; null for both
   */
  List<Shown> page(Caller officer, @Nullable Boolean open, int limit, @Nullable Keyset after) {
    Query query =
        query(
            "SELECT t.id, "
                + OPEN
                + VISIBLE
                + (open == null ? "" : open ? " AND " + OPEN : " AND NOT " + OPEN)
                + (after == null ? "" : " AND (t.opened_at, t.id) < (:at, :id)")
                + " ORDER BY t.opened_at DESC, t.id DESC",
            officer);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return shown(query.setMaxResults(limit));
  }

  Optional<Shown> find(UUID id, Caller officer) {
    return shown(
            query("SELECT t.id, " + OPEN + VISIBLE + " AND t.id = :id", officer)
                .setParameter("id", id))
        .stream()
        .findFirst();
  }

  /** Which case it is about, before anything of it is held. */
  Optional<UUID> caseOf(UUID id, Caller officer) {
    @SuppressWarnings("unchecked")
    List<UUID> found =
        query("SELECT t.case_id" + VISIBLE + " AND t.id = :id", officer)
            .setParameter("id", id)
            .getResultList();
    return found.stream().findFirst();
  }

  private Query query(String sql, Caller officer) {
    return database
        .createNativeQuery(sql)
        .setParameter("agency", officer.requireAgency())
        .setParameter("officer", officer.has(Role.DATA_PROTECTION_OFFICER));
  }

  @SuppressWarnings("unchecked")
  private List<Shown> shown(Query query) {
    List<Object[]> rows = query.getResultList();
    return rows.stream()
        .map(row -> new Shown(database.find(ErasureTask.class, row[0]), (Boolean) row[1]))
        .toList();
  }

  /** Locks the case: for an answer, and for telling that there is none. */
  @ForBackgroundWork("settling a task, and its timer")
  Optional<CaseFile> caseForChange(UUID caseId) {
    return Optional.ofNullable(
        database.find(CaseFile.class, caseId, LockModeType.PESSIMISTIC_WRITE));
  }

  /** With its case held. */
  @ForBackgroundWork("the timer of a task")
  Optional<ErasureTask> forTimer(UUID id) {
    return Optional.ofNullable(database.find(ErasureTask.class, id));
  }

  /** Reads the task again, as others have left it meanwhile. */
  @ForBackgroundWork("the timer of a task")
  ErasureTask fresh(UUID id) {
    ErasureTask task = database.find(ErasureTask.class, id);
    database.refresh(task);
    return task;
  }

  /** Since the case was closed last. */
  @ForBackgroundWork("asking the other agencies that wrote in a case, whom the asker does not see")
  boolean isAsked(CaseFile file, String agency) {
    return database
            .createQuery(
                "select count(t) from ErasureTask t where t.caseId = :case and t.agency = :agency"
                    + " and t.closing = :closing",
                Long.class)
            .setParameter("case", file.id())
            .setParameter("agency", agency)
            .setParameter("closing", file.feedbackVersion())
            .getSingleResult()
        > 0;
  }

  void add(ErasureTask task) {
    database.persist(task);
  }

  void flush() {
    database.flush();
  }
}
