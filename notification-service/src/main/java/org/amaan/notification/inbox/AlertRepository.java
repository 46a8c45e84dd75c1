package org.amaan.notification.inbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.scope.ForBackgroundWork;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Alerts, read only within a reader's scope. */
@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<Alert, UUID> {

  static final String VISIBLE =
      """
      SELECT a.* FROM alert a
      WHERE a.agency = :agency
        AND (a.unit IS NULL OR a.unit = :unit)
        AND (a.roles IS NULL OR a.roles && CAST(:roles AS text[]))
        AND a.subject <> ALL (CAST((SELECT excluded_subjects()) AS text[]))
      """;
  private static final String PLACE = "(cast(cast(:xid AS text) AS xid8), :position)";
  static final String AFTER = " AND (a.xid, a.position) > " + PLACE;
  // A transaction that is still open may yet commit below those that have: they wait for it.
  static final String SETTLED = " AND a.xid < pg_snapshot_xmin(pg_current_snapshot())";
  private static final String OPEN = " AND a.acknowledged_at IS NULL";
  static final String OLDEST_FIRST = " ORDER BY a.xid, a.position";

  Optional<Alert> findVisible(AlertScope scope, UUID id) {
    return one(visible(VISIBLE + " AND a.id = :id", scope).setParameter("id", id));
  }

  /** Held until the transaction ends, so that of two acknowledgements one is the first. */
  Optional<Alert> lockVisible(AlertScope scope, UUID id) {
    return one(visible(VISIBLE + " AND a.id = :id FOR UPDATE", scope).setParameter("id", id));
  }

  /**
   * @param acknowledged null for both kinds
   * @param before null for the newest
   */
  List<Alert> newestFirst(
      AlertScope scope, @Nullable Boolean acknowledged, @Nullable FeedPosition before, int limit) {
    String sql = VISIBLE;
    if (acknowledged != null) {
      sql += acknowledged ? " AND a.acknowledged_at IS NOT NULL" : OPEN;
    }
    if (before != null) {
      sql += " AND (a.xid, a.position) < " + PLACE;
    }
    Query query = visible(sql + " ORDER BY a.xid DESC, a.position DESC", scope);
    return many(before == null ? query : at(query, before), limit);
  }

  /**
   * The feed: everything after a place, nothing that a transaction still open could come before.
   */
  List<Alert> after(AlertScope scope, FeedPosition place, int limit) {
    return many(at(visible(VISIBLE + AFTER + SETTLED + OLDEST_FIRST, scope), place), limit);
  }

  /** The same, up to another place, and only what nobody has acknowledged. */
  List<Alert> openBetween(AlertScope scope, FeedPosition after, FeedPosition upTo, int limit) {
    String sql =
        VISIBLE
            + OPEN
            + AFTER
            + SETTLED
            + " AND a.xid < cast(cast(:end AS text) AS xid8)"
            + OLDEST_FIRST;
    Query query = at(visible(sql, scope), after).setParameter("end", Long.toString(upTo.xid()));
    return many(query, limit);
  }

  /** The place before everything that is not yet settled: the feed so far lies below it. */
  @ForBackgroundWork("the watch for streams")
  FeedPosition end() {
    Number xmin =
        (Number)
            getEntityManager()
                .createNativeQuery(
                    "SELECT cast(cast(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)")
                .getSingleResult();
    return new FeedPosition(xmin.longValue(), 0);
  }

  @ForBackgroundWork("the watch for streams")
  AlertNews newsSince(@Nullable String settled) {
    Tuple row =
        (Tuple)
            getEntityManager()
                .createNativeQuery(
                    """
                    SELECT cast(settled AS text) AS settled, agencies, unsettled
                    FROM alerted_agencies(cast(cast(:since AS text) AS xid8))
                    """,
                    Tuple.class)
                .unwrap(NativeQuery.class)
                .setParameter("since", settled, StandardBasicTypes.STRING)
                .getSingleResult();
    return new AlertNews(
        row.get("settled", String.class),
        List.of(row.get("agencies", String[].class)),
        row.get("unsettled", Boolean.class));
  }

  private Query visible(String sql, AlertScope scope) {
    return getEntityManager()
        .createNativeQuery(sql, Alert.class)
        .setParameter("agency", scope.agency())
        .setParameter("unit", scope.unit())
        .setParameter("roles", scope.roles().toArray(String[]::new));
  }

  private static Query at(Query query, FeedPosition place) {
    return query
        .setParameter("xid", Long.toString(place.xid()))
        .setParameter("position", place.id());
  }

  private static Optional<Alert> one(Query query) {
    return many(query, 1).stream().findFirst();
  }

  @SuppressWarnings("unchecked")
  private static List<Alert> many(Query query, int limit) {
    return query.setMaxResults(limit).getResultList();
  }
}
