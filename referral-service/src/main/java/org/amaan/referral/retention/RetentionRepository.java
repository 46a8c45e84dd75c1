package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** When subjects' data end. Only the service itself asks: its worker role reaches these rows. */
@ApplicationScoped
class RetentionRepository {

  /** A case that is not closed goes on, whatever has become of the referral. */
  private static final String GOES_ON =
      "NOT (r.state IN ('completed', 'withdrawn', 'consent-withdrawn', 'withdrawn-for-safety',"
          + " 'refused') AND (r.case_id IS NULL OR r.case_status IS NOT DISTINCT FROM 'closed'))";

  private static final String HELD =
      "EXISTS (SELECT FROM legal_hold h WHERE h.subject_id = n.subject_id"
          + " AND h.released_at IS NULL AND (h.until IS NULL OR h.until >= :today))";

  private final EntityManager database;

  RetentionRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * What one referral says about it.
   *
   * @param endedAt null while it, or its case, goes on
   */
  record End(@Nullable Instant endedAt, @Nullable String country) {}

  /** About whom everything has ended, and that is not noted yet. */
  @ForBackgroundWork("the end of retention")
  List<UUID> ended(int size) {
    return ids(
        database
            .createNativeQuery(
                "SELECT DISTINCT e.subject_id FROM referral e WHERE e.state IN ('completed',"
                    + " 'withdrawn', 'consent-withdrawn', 'withdrawn-for-safety', 'refused') AND"
                    + " NOT EXISTS (SELECT FROM subject_retention n   WHERE n.subject_id ="
                    + " e.subject_id) AND NOT EXISTS (SELECT FROM referral r WHERE r.subject_id ="
                    + " e.subject_id AND "
                    + GOES_ON
                    + ") ORDER BY e.subject_id")
            .setMaxResults(size));
  }

  /** Of whose end nobody was told yet, held; other replicas skip what this one holds. */
  @ForBackgroundWork("the end of retention")
  List<UUID> toTell(Instant until, Instant now, int size) {
    return ids(
        held("n.told_at IS NULL AND n.ends_at < :until AND NOT " + HELD, now, size)
            .setParameter("until", until));
  }

  /** Whose time is over, held likewise. */
  @ForBackgroundWork("the end of retention")
  List<UUID> toErase(Instant now, int size) {
    return ids(
        held("n.told_at IS NOT NULL AND n.ends_at <= :now AND NOT " + HELD, now, size)
            .setParameter("now", now));
  }

  /** A hold that was placed after the telling takes it back: it is told anew after the hold. */
  void forgetTellingOfHeld(Instant now) {
    database
        .createNativeQuery(
            "UPDATE subject_retention n SET told_at = NULL"
                + " WHERE n.told_at IS NOT NULL AND n.done_at IS NULL AND "
                + HELD)
        .setParameter("today", today(now))
        .executeUpdate();
  }

  /** Of every referral about the subject, held against changes. */
  @ForBackgroundWork("the end of retention")
  List<End> endsOf(UUID subjectId) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT CASE WHEN "
                    + GOES_ON
                    + " THEN NULL ELSE greatest(r.state_since, r.case_status_at) END AS ended,"
                    + " r.governing_country AS country FROM referral r WHERE r.subject_id ="
                    + " :subject ORDER BY r.id FOR UPDATE",
                Tuple.class)
            .setParameter("subject", subjectId)
            .getResultList();
    return rows.stream()
        .map(row -> new End(row.get("ended", Instant.class), row.get("country", String.class)))
        .toList();
  }

  void note(UUID subjectId, Instant endsAt) {
    database
        .createNativeQuery(
            "INSERT INTO subject_retention (subject_id, ends_at) VALUES (:subject, :ends)"
                + " ON CONFLICT (subject_id) DO UPDATE SET ends_at = :ends, told_at = NULL")
        .setParameter("subject", subjectId)
        .setParameter("ends", endsAt)
        .executeUpdate();
  }

  void told(UUID subjectId, Instant endsAt, Instant now) {
    database
        .createNativeQuery(
            "UPDATE subject_retention SET told_at = :now, ends_at = :ends WHERE subject_id ="
                + " :subject")
        .setParameter("subject", subjectId)
        .setParameter("ends", endsAt)
        .setParameter("now", now)
        .executeUpdate();
  }

  void done(UUID subjectId, Instant now) {
    database
        .createNativeQuery(
            "UPDATE subject_retention SET done_at = :now WHERE subject_id = :subject")
        .setParameter("subject", subjectId)
        .setParameter("now", now)
        .executeUpdate();
  }

  void goesOn(UUID subjectId) {
    database
        .createNativeQuery("DELETE FROM subject_retention WHERE subject_id = :subject")
        .setParameter("subject", subjectId)
        .executeUpdate();
  }

  /** The agency that recorded a subject of whose end it was told; none when it was erased. */
  @ForBackgroundWork("the end of retention")
  Optional<String> recorder(UUID subjectId) {
    return database
        .createNativeQuery(
            "SELECT recorded_by FROM subject WHERE id = :subject AND erased_at IS NULL")
        .setParameter("subject", subjectId)
        .getResultStream()
        .map(String.class::cast)
        .findFirst();
  }

  /** False when it was erased before. */
  boolean erase(UUID subjectId, String reason, Instant now) {
    return database
            .createNativeQuery(
                "UPDATE subject SET erased_at = :now, erasure_reason = :reason, updated_at = :now,"
                    + " version = version + 1 WHERE id = :subject AND erased_at IS NULL")
            .setParameter("subject", subjectId)
            .setParameter("reason", reason)
            .setParameter("now", now)
            .executeUpdate()
        > 0;
  }

  /** The referral that the agency knows best, to point to: its id, reference and country. */
  @ForBackgroundWork("the end of retention")
  Tuple newestReferral(UUID subjectId, String agency) {
    return (Tuple)
        database
            .createNativeQuery(
                "SELECT id, reference, governing_country AS country FROM referral WHERE subject_id"
                    + " = :subject AND submitted_at IS NOT NULL ORDER BY (referrer_agency ="
                    + " :agency) DESC, submitted_at DESC, id DESC LIMIT 1",
                Tuple.class)
            .setParameter("subject", subjectId)
            .setParameter("agency", agency)
            .getSingleResult();
  }

  private Query held(String condition, Instant now, int size) {
    return database
        .createNativeQuery(
            "SELECT n.subject_id FROM subject_retention n WHERE n.done_at IS NULL AND "
                + condition
                + " ORDER BY n.ends_at LIMIT "
                + size
                + " FOR UPDATE OF n SKIP LOCKED")
        .setParameter("today", today(now));
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  @SuppressWarnings("unchecked")
  private static List<UUID> ids(Query query) {
    return query.getResultList();
  }
}
