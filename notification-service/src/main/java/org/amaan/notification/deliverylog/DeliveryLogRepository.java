package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Deliveries, for administrators of the agency or the unit that subscribed. */
@ApplicationScoped
class DeliveryLogRepository {

  private static final String VISIBLE =
      """
      WHERE s.agency = :agency AND d.agency = :agency AND (:ofUnit = '' OR s.unit = :ofUnit)
        AND d.subject <> ALL (CAST((SELECT excluded_subjects()) AS text[]))
      """;

  private static final String DELIVERIES =
      "FROM delivery d JOIN subscription s ON s.id = d.subscription ";

  private static final String COLUMNS =
      """
      SELECT d.id, d.subscription, d.alert, d.type, d.state, d.created_at, d.ended_at, d.attempts,
        CASE WHEN d.state = 'pending' AND s.state = 'active' THEN greatest(d.next_at, s.rests_until) END AS next
      """
          + DELIVERIES;

  private static final String ATTEMPTS =
      "SELECT a.delivery, a.number, a.at, a.result, a.status, a.latency_ms, a.snippet "
          + DELIVERIES
          + "JOIN delivery_attempt a ON a.delivery = d.id ";

  private static final String AGAIN =
      "UPDATE delivery SET state = 'pending', tries = 0, next_at = :now, expires_at = :expires,"
          + " ended_at = NULL ";

  private final EntityManager database;

  DeliveryLogRepository(EntityManager database) {
    this.database = database;
  }

  Optional<LoggedDelivery> find(Caller caller, UUID id) {
    Query query = visible(COLUMNS + VISIBLE + "AND d.id = :id", caller).setParameter("id", id);
    return deliveries(query).stream().findFirst();
  }

  List<LoggedDelivery> newestFirst(
      Caller caller,
      @Nullable String state,
      @Nullable UUID subscription,
      @Nullable Keyset before,
      int limit) {
    Map<String, Object> parameters = new HashMap<>();
    String sql = COLUMNS + VISIBLE;
    if (state != null) {
      sql += "AND d.state = :state ";
      parameters.put("state", state);
    }
    if (subscription != null) {
      sql += "AND d.subscription = :subscription ";
      parameters.put("subscription", subscription);
    }
    if (before != null) {
      sql += "AND (d.created_at, d.id) < (:at, :id) ";
      parameters.put("at", before.at());
      parameters.put("id", before.id());
    }
    Query query = visible(sql + "ORDER BY d.created_at DESC, d.id DESC LIMIT " + limit, caller);
    parameters.forEach(query::setParameter);
    return deliveries(query);
  }

  /** The newest first. */
  List<LoggedAttempt> attempts(Caller caller, UUID delivery, int limit) {
    return attempts(
        visible(
                ATTEMPTS + VISIBLE + "AND d.id = :delivery ORDER BY a.number DESC LIMIT " + limit,
                caller)
            .setParameter("delivery", delivery));
  }

  Map<UUID, LoggedAttempt> lastAttempts(Caller caller, Collection<UUID> deliveries) {
    return attempts(
            visible(
                    ATTEMPTS + VISIBLE + "AND d.attempts = a.number AND d.id = ANY (:deliveries)",
                    caller)
                .setParameter("deliveries", deliveries.toArray(UUID[]::new)))
        .stream()
        .collect(Collectors.toMap(LoggedAttempt::delivery, attempt -> attempt));
  }

  /** Of a subscription that the caller administers. */
  Optional<String> stateOf(Caller caller, UUID subscription) {
    @SuppressWarnings("unchecked")
    List<String> found =
        scoped(
                database.createNativeQuery(
                    "SELECT s.state FROM subscription s WHERE s.id = :id AND s.agency = :agency AND"
                        + " (:ofUnit = '' OR s.unit = :ofUnit) FOR NO KEY UPDATE",
                    String.class),
                caller)
            .setParameter("id", subscription)
            .getResultList();
    return found.stream().findFirst();
  }

  void again(UUID delivery, Instant now, Instant expires) {
    database
        .createNativeQuery(AGAIN + "WHERE id = :id")
        .setParameter("now", now)
        .setParameter("expires", expires)
        .setParameter("id", delivery)
        .executeUpdate();
  }

  /** Those that were given up, the oldest first. */
  int againAllDead(
      UUID subscription, Instant since, Instant until, Instant now, Instant expires, int limit) {
    return database
        .createNativeQuery(
            AGAIN
                + "WHERE id IN (SELECT id FROM delivery WHERE subscription = :subscription AND state ="
                + " 'dead' AND created_at >= :since AND created_at < :until ORDER BY created_at, id"
                + " LIMIT "
                + limit
                + ")")
        .setParameter("now", now)
        .setParameter("expires", expires)
        .setParameter("subscription", subscription)
        .setParameter("since", since)
        .setParameter("until", until)
        .executeUpdate();
  }

  /** The receiver may have been mended just now: it need not rest. */
  void wake(UUID subscription) {
    database
        .createNativeQuery("UPDATE subscription SET rests_until = NULL WHERE id = :id")
        .setParameter("id", subscription)
        .executeUpdate();
  }

  private Query visible(String sql, Caller caller) {
    return scoped(database.createNativeQuery(sql, Tuple.class), caller);
  }

  private static Query scoped(Query query, Caller caller) {
    String agency = Objects.requireNonNullElse(caller.agency(), "");
    return query
        .setParameter("agency", caller.has(Role.AGENCY_ADMIN) ? agency : "")
        .setParameter("ofUnit", Objects.requireNonNullElse(caller.unit(), ""));
  }

  @SuppressWarnings("unchecked")
  private static List<LoggedDelivery> deliveries(Query query) {
    List<Tuple> rows = query.getResultList();
    return rows.stream()
        .map(
            row ->
                new LoggedDelivery(
                    row.get("id", UUID.class),
                    row.get("subscription", UUID.class),
                    row.get("alert", UUID.class),
                    row.get("type", String.class),
                    row.get("state", String.class),
                    row.get("created_at", Instant.class),
                    row.get("ended_at", Instant.class),
                    row.get("attempts", Integer.class),
                    row.get("next", Instant.class)))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<LoggedAttempt> attempts(Query query) {
    List<Tuple> rows = query.getResultList();
    return rows.stream()
        .map(
            row ->
                new LoggedAttempt(
                    row.get("delivery", UUID.class),
                    row.get("number", Integer.class),
                    row.get("at", Instant.class),
                    row.get("result", String.class),
                    row.get("status", Integer.class),
                    row.get("latency_ms", Integer.class),
                    row.get("snippet", byte[].class)))
        .toList();
  }
}
