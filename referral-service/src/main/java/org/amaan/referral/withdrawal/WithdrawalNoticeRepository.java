package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Every read takes the reader along, but for those of the service itself. */
@ApplicationScoped
class WithdrawalNoticeRepository {

  private static final String VISIBLE =
      "(n.agency = :agency OR (n.overdueAt IS NOT NULL AND n.country = :coordinates))";

  private static final String FORMER_READERS =
"""
      SELECT reader.agency, a.country, known.id, known.reference
      FROM (SELECT DISTINCT e.agency FROM audit_entry e
            WHERE e.subject = :subject AND e.action = 'subject.disclosed'
              AND e.agency <> :besides
              AND e.agency NOT IN (SELECT x.agency FROM exclusions_of(:subject, NULL) x)
              AND (%s)) reader
      JOIN agency a ON a.code = reader.agency AND (%s)
      CROSS JOIN LATERAL (
        SELECT r.id, r.reference FROM referral r
        LEFT JOIN case_custody c ON c.case_id = r.case_id
        WHERE r.subject_id = :subject AND r.submitted_at IS NOT NULL
        ORDER BY CASE
            WHEN r.answering_agency = reader.agency THEN 1
            WHEN r.referrer_agency = reader.agency THEN 2
            WHEN r.receiver_agency = reader.agency OR r.accepted_agency = reader.agency
              OR reader.agency = ANY (r.refused_by) THEN 3
            WHEN c.agency = reader.agency OR reader.agency = ANY (c.readers) THEN 4
            WHEN r.case_id IS NOT NULL THEN 5
            ELSE 6 END, r.submitted_at DESC, r.id
        LIMIT 1) known
      ORDER BY reader.agency
""";

  private final EntityManager database;

  WithdrawalNoticeRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * As the audit has it: agencies to which a category of data or a note was disclosed and which
   * recorded one of these consents or was named by it, each with the referral that it knows best.
   * One that has passed its case on knows the case's referrals still. Any other is not asked: it
   * read on other grounds, and would hear of a consent that is none of its business. One that is
   * excluded by now is not asked: it would hear of the person again.
   */
  @ForBackgroundWork("asking former readers to delete")
  List<FormerReader> formerReadersOf(UUID subjectId, String besides, List<UUID> consents) {
    return formerReaders(
        formerReadersOf(
                "e.details -> 'allowed' <> cast('{}' AS jsonb)"
                    + " OR cast(e.details ->> 'notes' AS integer) > 0",
                "EXISTS (SELECT FROM consent named WHERE named.id IN :consents AND"
                    + " (a.code = named.recorded_by OR a.code = ANY (named.recipient_agencies)"
                    + " OR a.type = ANY (named.recipient_types)))",
                subjectId,
                besides)
            .setParameter("consents", consents));
  }

  /** Those to whom one of these categories was disclosed. */
  @ForBackgroundWork("asking former readers to delete")
  List<FormerReader> formerReadersOf(UUID subjectId, String besides, Set<DataCategory> categories) {
    return formerReaders(
        formerReadersOf(
                "jsonb_exists_any(e.details -> 'allowed', cast(string_to_array(:categories, ' ') AS"
                    + " text[]))",
                "true",
                subjectId,
                besides)
            .setParameter(
                "categories",
                categories.stream().map(DataCategory::value).collect(Collectors.joining(" "))));
  }

  @ForBackgroundWork("asking former readers to delete")
  private Query formerReadersOf(
      String whatTheyRead, String whoTheyAre, UUID subjectId, String besides) {
    return database
        .createNativeQuery(FORMER_READERS.formatted(whatTheyRead, whoTheyAre), Tuple.class)
        .setParameter("subject", subjectId)
        .setParameter("besides", besides);
  }

  private static List<FormerReader> formerReaders(Query query) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows = query.getResultList();
    return rows.stream()
        .map(
            row ->
                new FormerReader(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, UUID.class),
                    row.get(3, String.class)))
        .toList();
  }

  void add(WithdrawalNotice notice) {
    database.persist(notice);
  }

  /** Writes what has changed, so that the version is the new one. */
  void flush() {
    database.flush();
  }

  WithdrawalNotice visibleTo(NoticeReader reader, UUID id) {
    return scoped("FROM WithdrawalNotice n WHERE n.id = :id AND " + VISIBLE, reader)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(NoticeNotFound::new);
  }

  /** Nobody else changes it before this transaction ends. */
  void hold(WithdrawalNotice notice) {
    database.refresh(notice, LockModeType.PESSIMISTIC_WRITE);
  }

  /**
   * Newest first.
   *
   * @param answered null for both
   */
  List<WithdrawalNotice> page(
      NoticeReader reader, @Nullable Boolean answered, @Nullable Keyset after, int size) {
    TypedQuery<WithdrawalNotice> query =
        scoped(
            "FROM WithdrawalNotice n WHERE "
                + VISIBLE
                + (answered == null
                    ? ""
                    : " AND n.answeredAt IS " + (answered ? "NOT NULL" : "NULL"))
                + (after == null ? "" : " AND (n.askedAt, n.id) < (:at, :id)")
                + " ORDER BY n.askedAt DESC, n.id DESC",
            reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }

  /** Oldest first. */
  @ForBackgroundWork("the export of all that is kept about a person")
  List<WithdrawalNotice> ofSubject(UUID subjectId) {
    return database
        .createQuery(
            "FROM WithdrawalNotice n WHERE n.subjectId = :subject ORDER BY n.askedAt, n.id",
            WithdrawalNotice.class)
        .setParameter("subject", subjectId)
        .getResultList();
  }

  /** Those that time has overtaken; other replicas skip what this one holds. */
  @ForBackgroundWork("the timer of answers")
  List<WithdrawalNotice> heldOverdue(Instant now, int size) {
    return database
        .createQuery(
            "FROM WithdrawalNotice n WHERE n.dueAt < :now AND n.answeredAt IS NULL"
                + " AND n.overdueAt IS NULL ORDER BY n.dueAt",
            WithdrawalNotice.class)
        .setParameter("now", now)
        .setMaxResults(size)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", -2)
        .getResultList();
  }

  private TypedQuery<WithdrawalNotice> scoped(String query, NoticeReader reader) {
    return database
        .createQuery(query, WithdrawalNotice.class)
        .setParameter("agency", reader.caller().agency())
        .setParameter("coordinates", reader.coordinates());
  }
}
