package org.amaan.casework.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** For the clock, which acts in no unit's scope. */
@ApplicationScoped
class DeadlineRepository {

  /**
   * A deadline of which somebody is to be told.
   *
   * @param nextStepAt since when
   * @param isEscalated whether it is the coordinators' turn
   */
  record Due(UUID id, UUID caseId, String country, Instant nextStepAt, boolean isEscalated) {}

  private final EntityManager database;

  DeadlineRepository(EntityManager database) {
    this.database = database;
  }

  /** The longest due first; of those that could not be told of before, the ones after it. */
  @ForBackgroundWork("the timer of deadlines")
  List<Due> due(Instant now, @Nullable Due after, int size) {
    TypedQuery<Due> query =
        database.createQuery(
            """
            select d.id, c.id, c.country, d.nextStepAt,
              case when d.passedToldAt is null then false else true end
            from CaseDeadline d join d.caseFile c where d.nextStepAt <= :now
            """
                + (after == null ? "" : " and (d.nextStepAt, d.id) > (:at, :id)")
                + " order by d.nextStepAt, d.id",
            Due.class);
    query.setParameter("now", now);
    if (after != null) {
      query.setParameter("at", after.nextStepAt()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }

  /** Nobody else changes the case before this transaction ends. */
  @ForBackgroundWork("the timer of deadlines")
  Optional<CaseFile> caseForChange(UUID caseId) {
    return Optional.ofNullable(
        database.find(CaseFile.class, caseId, LockModeType.PESSIMISTIC_WRITE));
  }
}
