package org.amaan.referral.anonymous.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Found by its owner, or by its code; by nothing else. */
@ApplicationScoped
public class AnonymousReportRepository {

  private static final String OWN =
      "r.releasedIn IS NOT NULL AND r.ownership.agency = :agency"
          + " AND (r.ownership.unit IS NULL OR r.ownership.unit = :unit)";

  private final EntityManager database;

  AnonymousReportRepository(EntityManager database) {
    this.database = database;
  }

  /** What is released to its owner now. */
  public record Released(
      UUID id, String reference, String agency, @Nullable String unit, Instant dueAt) {}

  /**
   * Opens the report with this code, and no other, to this transaction.
   *
   * @return false while another request with this code runs
   */
  public boolean open(byte[] codeHash) {
    return (Boolean)
        database
            .createNativeQuery(
                """
                SELECT pg_try_advisory_xact_lock(?1)
                FROM set_config('amaan.report_code', ?2, true)
                """)
            .setParameter(1, ByteBuffer.wrap(codeHash).getLong())
            .setParameter(2, HexFormat.of().formatHex(codeHash))
            .getSingleResult();
  }

  @ForBackgroundWork("a reporter, who is nobody: the code admits")
  public Optional<AnonymousReport> byCode(byte[] codeHash) {
    return database
        .createQuery("FROM AnonymousReport r WHERE r.codeHash = :hash", AnonymousReport.class)
        .setParameter("hash", codeHash)
        .getResultStream()
        .filter(report -> report.hasCode(codeHash))
        .findFirst();
  }

  public void add(AnonymousReport report) {
    database.persist(report);
  }

  public void add(AnonymousAddition addition) {
    database.persist(addition);
  }

  public void flush() {
    database.flush();
  }

  /** Oldest hour first. */
  @ForBackgroundWork("a reporter, who is nobody: the code admits")
  public List<AnonymousAddition> additionsTo(UUID reportId) {
    return database
        .createQuery(
            "FROM AnonymousAddition a WHERE a.reportId = :report ORDER BY a.addedIn, a.id",
            AnonymousAddition.class)
        .setParameter("report", reportId)
        .getResultList();
  }

  /** The same, without those that are not released yet. */
  @ForBackgroundWork("the owner, to whom the report has been shown")
  public List<AnonymousAddition> releasedAdditionsTo(UUID reportId) {
    return database
        .createQuery(
            "FROM AnonymousAddition a WHERE a.reportId = :report AND a.releasedIn IS NOT NULL"
                + " ORDER BY a.addedIn, a.id",
            AnonymousAddition.class)
        .setParameter("report", reportId)
        .getResultList();
  }

  public AnonymousReport ownedBy(Caller caller, UUID id) {
    return database
        .createQuery("FROM AnonymousReport r WHERE r.id = :id AND " + OWN, AnonymousReport.class)
        .setParameter("id", id)
        .setParameter("agency", caller.agency())
        .setParameter("unit", caller.unit())
        .getResultStream()
        .findFirst()
        .orElseThrow(ReportNotFound::new);
  }

  /** Nobody else changes it before this transaction ends. */
  public void hold(AnonymousReport report) {
    database.refresh(report, LockModeType.PESSIMISTIC_WRITE);
  }

  public List<AnonymousReport> page(
      Caller caller, @Nullable ReportState state, @Nullable Keyset after, int size) {
    var query =
        database
            .createQuery(
                "FROM AnonymousReport r WHERE "
                    + OWN
                    + (state == null ? "" : " AND " + in(state))
                    + (after == null
                        ? ""
                        : " AND (r.reportedIn < :at OR (r.reportedIn = :at AND r.id < :id))")
                    + " ORDER BY r.reportedIn DESC, r.id DESC",
                AnonymousReport.class)
            .setParameter("agency", caller.agency())
            .setParameter("unit", caller.unit());
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }

  private static String in(ReportState state) {
    return switch (state) {
      case WAITING -> "r.receivedAt IS NULL";
      case RECEIVED -> "r.receivedAt IS NOT NULL AND r.closedAt IS NULL";
      case CLOSED -> "r.closedAt IS NOT NULL";
    };
  }

  /** Those reported before, in one statement. */
  @ForBackgroundWork("the timer of releases")
  public List<Released> releaseReports(Instant before, Instant hour) {
    return released(
        """
        UPDATE anonymous_report SET released_in = :hour
        WHERE released_in IS NULL AND reported_in < :before
        RETURNING id, reference, owner_agency, owner_unit, due_at
        """,
        before,
        hour);
  }

  /**
   * What was added before; each report that has some, once. Its row is written again because it
   * still has the number of the transaction that locked it to add.
   */
  @ForBackgroundWork("the timer of releases")
  public List<Released> releaseAdditions(Instant before, Instant hour) {
    return released(
        """
        WITH added AS (
          UPDATE anonymous_addition SET released_in = :hour
          WHERE released_in IS NULL AND added_in < :before
          RETURNING report_id)
        UPDATE anonymous_report SET released_in = released_in
        WHERE id IN (SELECT report_id FROM added)
        RETURNING id, reference, owner_agency, owner_unit, due_at
        """,
        before,
        hour);
  }

  private List<Released> released(String sql, Instant before, Instant hour) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(sql, Tuple.class)
            .setParameter("before", before)
            .setParameter("hour", hour)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Released(
                    row.get(0, UUID.class),
                    row.get(1, String.class),
                    row.get(2, String.class),
                    row.get(3, String.class),
                    Objects.requireNonNull(row.get(4, Instant.class))))
        .toList();
  }
}
