package org.amaan.casework.nonpunishment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.api.model.LinkedCase;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/**
 * Reviews of a case that the reader was found to read, those that a coordinator is told of, and for
 * timers any.
 */
@ApplicationScoped
class ReviewRepository {

  private static final String COORDINATED =
      " FROM non_punishment_review r WHERE r.case_id = :case AND coordinates_case(r.case_id)";

  /** Finds other cases, with the agencies that coordinate both and are excluded from neither. */
  private static final String NOT_TOLD_OF =
      """
      SELECT DISTINCT b.case_id, a.coordinator FROM case_referral a
      JOIN case_referral b ON b.coordinator = a.coordinator AND b.case_id <> a.case_id
      WHERE a.case_id = :case AND b.subject_id = :subject
        AND NOT EXISTS (SELECT 1 FROM case_referral x
          WHERE x.case_id IN (a.case_id, b.case_id) AND x.exclusions @> ARRAY[a.coordinator])
        AND NOT EXISTS (SELECT 1 FROM non_punishment_link_told t
          WHERE t.review_id = :review AND t.linked_case = b.case_id
            AND t.coordinator = a.coordinator)
      ORDER BY b.case_id, a.coordinator
      """;

  private final EntityManager database;

  ReviewRepository(EntityManager database) {
    this.database = database;
  }

  Optional<Review> find(UUID id, UUID caseId, Caller reader) {
    return database
        .createQuery("select r from Review r where r.id = :id and r.caseId = :case", Review.class)
        .setParameter("id", id)
        .setParameter("case", caseId)
        .getResultStream()
        .findFirst();
  }

  /** All about a person, newest first. */
  List<Review> of(UUID personId, Caller reader) {
    return database
        .createQuery(
            "select r from Review r where r.personId = :person order by r.raisedAt desc, r.id desc",
            Review.class)
        .setParameter("person", personId)
        .getResultList();
  }

  /** Newest first. */
  List<Review> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<Review> query =
        database
            .createQuery(
                "select r from Review r where r.caseId = :case"
                    + (after == null ? "" : " and (r.raisedAt, r.id) < (:at, :id)")
                    + " order by r.raisedAt desc, r.id desc",
                Review.class)
            .setParameter("case", caseId);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** Whether the asking coordinator is told of reviews of the case. */
  boolean areCoordinated(UUID caseId, Caller coordinator) {
    return (Boolean)
        database
            .createNativeQuery("SELECT EXISTS (SELECT 1" + COORDINATED + ")")
            .setParameter("case", caseId)
            .getSingleResult();
  }

  /** The same page for a coordinator, who does not see the case. */
  @SuppressWarnings("unchecked")
  List<Review> coordinated(UUID caseId, Caller coordinator, int limit, @Nullable Keyset after) {
    Query query =
        database
            .createNativeQuery(
                "SELECT r.*"
                    + COORDINATED
                    + (after == null ? "" : " AND (r.raised_at, r.id) < (:at, :id)")
                    + " ORDER BY r.raised_at DESC, r.id DESC",
                Review.class)
            .setParameter("case", caseId);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** Other cases about its subject that the asking coordinator coordinates as well. */
  @SuppressWarnings("unchecked")
  List<LinkedCase> linkedCases(Review review, Caller coordinator) {
    List<Tuple> found =
        database
            .createNativeQuery(
                "SELECT l.reference, l.agency, l.unit FROM linked_cases(:subject, :case) l"
                    + " ORDER BY l.reference LIMIT 100",
                Tuple.class)
            .setParameter("subject", review.subjectId())
            .setParameter("case", review.caseId())
            .getResultList();
    return found.stream()
        .map(
            row ->
                new LinkedCase(
                    row.get(0, String.class),
                    new UnitRef(row.get(1, String.class), row.get(2, String.class))))
        .toList();
  }

  @ForBackgroundWork("reports of referral-service")
  List<UUID> subjectsOf(UUID caseId) {
    return database
        .createQuery("select distinct r.subjectId from Review r where r.caseId = :case", UUID.class)
        .setParameter("case", caseId)
        .getResultList();
  }

  @ForBackgroundWork("the timer that looks for linked cases")
  List<UUID> about(UUID subjectId) {
    return database
        .createQuery("select r.id from Review r where r.subjectId = :subject", UUID.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** Locks the case, as the conclusion of a review does. */
  @ForBackgroundWork("the timers of reviews")
  CaseFile lockCaseOf(UUID reviewId) {
    return database
        .createQuery(
            "select c from CaseFile c where c.id ="
                + " (select r.caseId from Review r where r.id = :id)",
            CaseFile.class)
        .setParameter("id", reviewId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getSingleResult();
  }

  /** Another case about the same subject, and an agency that coordinates both. */
  record Linked(UUID caseId, String coordinator) {}

  /** Finds the linked cases of which the agency was not told yet. */
  @ForBackgroundWork("the timer that looks for linked cases")
  @SuppressWarnings("unchecked")
  List<Linked> notToldOf(Review review) {
    return database
        .createNativeQuery(NOT_TOLD_OF, Linked.class)
        .setParameter("case", review.caseId())
        .setParameter("subject", review.subjectId())
        .setParameter("review", review.id())
        .getResultList();
  }

  void told(Review review, Linked linked, Instant now) {
    database
        .createNativeQuery(
            "INSERT INTO non_punishment_link_told (review_id, linked_case, coordinator, told_at)"
                + " VALUES (:review, :case, :coordinator, :now)")
        .setParameter("review", review.id())
        .setParameter("case", linked.caseId())
        .setParameter("coordinator", linked.coordinator())
        .setParameter("now", now)
        .executeUpdate();
  }

  void add(Review review) {
    database.persist(review);
  }
}
