package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Every read takes the reader along, but for those of the service itself. */
@ApplicationScoped
class EmergencyAccessRepository {

  private static final String VISIBLE =
      """
      ((e.agency = :agency AND (:reviews = true OR e.person = :person))
       OR (e.recordedBy = :agency AND :records = true)
       OR e.country = :coordinates)
      """;

  private final EntityManager database;

  EmergencyAccessRepository(EntityManager database) {
    this.database = database;
  }

  void add(EmergencyAccess access) {
    database.persist(access);
  }

  /** Writes what has changed, so that the version is the new one. */
  void flush() {
    database.flush();
  }

  /** No reading of the subject goes on while this transaction does. */
  void holdSubject(UUID subjectId) {
    database
        .createNativeQuery("SELECT hold_subject(:subject)")
        .setParameter("subject", subjectId)
        .getSingleResult();
  }

  List<EmergencyAccess> inForce(Caller reader, UUID subjectId, Instant at) {
    return database
        .createQuery(
            "FROM EmergencyAccess e WHERE e.subjectId = :subject AND e.agency = :agency"
                + " AND e.person = :person AND e.endsAt > :at ORDER BY e.openedAt, e.id",
            EmergencyAccess.class)
        .setParameter("subject", subjectId)
        .setParameter("agency", reader.agency())
        .setParameter("person", reader.person())
        .setParameter("at", at)
        .getResultList();
  }

  EmergencyAccess visibleTo(AccessViewer viewer, UUID referralId, UUID id) {
    return scoped(
            "FROM EmergencyAccess e WHERE e.id = :id AND e.referralId = :referral AND " + VISIBLE,
            viewer)
        .setParameter("id", id)
        .setParameter("referral", referralId)
        .getResultStream()
        .findFirst()
        .orElseThrow(EmergencyAccessNotFound::new);
  }

  /** Nobody else changes it before this transaction ends. */
  void hold(EmergencyAccess access) {
    database.refresh(access, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Newest first. */
  List<EmergencyAccess> ofReferral(AccessViewer viewer, UUID referralId, int size) {
    return scoped(
            "FROM EmergencyAccess e WHERE e.referralId = :referral AND "
                + VISIBLE
                + " ORDER BY e.openedAt DESC, e.id DESC",
            viewer)
        .setParameter("referral", referralId)
        .setMaxResults(size)
        .getResultList();
  }

  /**
   * Newest first.
   *
   * @param reviewed null for both
   */
  List<EmergencyAccess> page(
      AccessViewer viewer, @Nullable Boolean reviewed, @Nullable Keyset after, int size) {
    TypedQuery<EmergencyAccess> query =
        scoped(
            "FROM EmergencyAccess e WHERE "
                + VISIBLE
                + (reviewed == null
                    ? ""
                    : " AND e.reviewedAt IS " + (reviewed ? "NOT NULL" : "NULL"))
                + (after == null ? "" : " AND (e.openedAt, e.id) < (:at, :id)")
                + " ORDER BY e.openedAt DESC, e.id DESC",
            viewer);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }

  /** Oldest first; of those that the row policies show. */
  @ForBackgroundWork("the export of all that is kept about a person")
  List<EmergencyAccess> ofSubject(UUID subjectId) {
    return database
        .createQuery(
            "FROM EmergencyAccess e WHERE e.subjectId = :subject ORDER BY e.openedAt, e.id",
            EmergencyAccess.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /**
   * Those that nobody has reviewed in time; other replicas skip what this one holds. The newest
   * first: those of which nobody can be told do not stand before the others.
   */
  @ForBackgroundWork("the timer of reviews")
  List<EmergencyAccess> heldUnreviewed(Instant now, int size) {
    return database
        .createQuery(
            "FROM EmergencyAccess e WHERE e.reviewDueAt < :now AND e.reviewedAt IS NULL"
                + " AND e.escalatedAt IS NULL ORDER BY e.reviewDueAt DESC",
            EmergencyAccess.class)
        .setParameter("now", now)
        .setMaxResults(size)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", -2)
        .getResultList();
  }

  private TypedQuery<EmergencyAccess> scoped(String query, AccessViewer viewer) {
    return database
        .createQuery(query, EmergencyAccess.class)
        .setParameter("agency", viewer.caller().agency())
        .setParameter("person", viewer.caller().person())
        .setParameter("reviews", viewer.reviews())
        .setParameter("records", viewer.answersForTheRecord())
        .setParameter("coordinates", viewer.coordinates());
  }
}
