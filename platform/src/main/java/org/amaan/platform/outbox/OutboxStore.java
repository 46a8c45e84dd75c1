package org.amaan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox table as its delivery and its operator see it. */
@ApplicationScoped
class OutboxStore {

  private static final String COLUMNS =
      "id, topic, aggregate_id, sequence, created_at, cast(payload AS text) AS payload, state,"
          + " attempts, last_error ";

  private final EntityManager database;
  private final Clock clock;

  OutboxStore(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional
  Optional<OutboxMessage> undelivered(UUID id) {
    return rows(
            "SELECT " + COLUMNS + "FROM outbox_message WHERE id = ?1 AND state <> 'delivered'", id)
        .stream()
        .findFirst()
        .map(
            row ->
                new OutboxMessage(
                    row.get("id", UUID.class),
                    row.get("topic", String.class),
                    row.get("aggregate_id", UUID.class),
                    row.get("sequence", Long.class),
                    row.get("created_at", java.time.Instant.class),
                    row.get("payload", String.class)));
  }

  @Transactional
  void delivered(UUID id) {
    update(
        "state = 'delivered', delivered_at = ?2, attempts = attempts + 1, last_error = NULL", id);
  }

  @Transactional
  int attempts(UUID id) {
    return counted("attempts", id);
  }

  @Transactional
  int refusals(UUID id) {
    return counted("refusals", id);
  }

  private int counted(String column, UUID id) {
    return (Integer)
        database
            .createNativeQuery("SELECT " + column + " FROM outbox_message WHERE id = ?1")
            .setParameter(1, id)
            .getSingleResult();
  }

  @Transactional
  void attemptFailed(UUID id, String why, boolean refused) {
    update(attempted(refused), id, why);
  }

  @Transactional
  void failed(UUID id, String why, boolean refused) {
    update("state = 'failed', " + attempted(refused), id, why);
  }

  private static String attempted(boolean refused) {
    return "attempts = attempts + 1, last_error = ?3, last_attempt_at = ?2"
        + (refused ? ", refusals = refusals + 1" : "");
  }

  /** Back to pending; false when the message is not a failed one. */
  boolean revive(UUID id) {
    return database
            .createNativeQuery(
                "UPDATE outbox_message SET state = 'pending', attempts = 0, refusals = 0 WHERE id = ?1 AND state ="
                    + " 'failed'")
            .setParameter(1, id)
            .executeUpdate()
        == 1;
  }

  @Transactional
  List<UndeliveredMessage> list(String state, int limit, @Nullable UUID before) {
    // Ids grow with time.
    return rows(
            "SELECT "
                + COLUMNS
                + "FROM outbox_message WHERE state = ?1"
                + (before == null ? "" : " AND id < ?2")
                + " ORDER BY id DESC LIMIT "
                + limit,
            state,
            before)
        .stream()
        .map(
            row ->
                new UndeliveredMessage(
                    row.get("id", UUID.class),
                    row.get("topic", String.class),
                    row.get("aggregate_id", UUID.class),
                    row.get("state", String.class),
                    row.get("attempts", Integer.class),
                    row.get("last_error", String.class),
                    row.get("created_at", java.time.Instant.class)))
        .toList();
  }

  @Transactional
  long count(String state) {
    return (long)
        database
            .createNativeQuery("SELECT count(*) FROM outbox_message WHERE state = ?1")
            .setParameter(1, state)
            .getSingleResult();
  }

  @Transactional
  void deleteDeliveredBefore(Duration age) {
    database
        .createNativeQuery(
            "DELETE FROM outbox_message WHERE state = 'delivered' AND delivered_at < ?1")
        .setParameter(1, clock.instant().minus(age))
        .executeUpdate();
  }

  private List<Tuple> rows(String sql, Object parameter) {
    return rows(sql, parameter, null);
  }

  @SuppressWarnings("unchecked")
  private List<Tuple> rows(String sql, Object first, @Nullable Object second) {
    var query = database.createNativeQuery(sql, Tuple.class).setParameter(1, first);
    if (second != null) {
      query.setParameter(2, second);
    }
    return query.getResultList();
  }

  private void update(String assignments, UUID id) {
    update(assignments, id, null);
  }

  private void update(String assignments, UUID id, @Nullable String why) {
    var query =
        database
            .createNativeQuery("UPDATE outbox_message SET " + assignments + " WHERE id = ?1")
            .setParameter(1, id)
            .setParameter(2, clock.instant());
    if (why != null) {
      query.setParameter(3, why);
    }
    query.executeUpdate();
  }
}
