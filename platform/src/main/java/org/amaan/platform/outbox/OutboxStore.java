package org.amaan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The outbox table as it is written and delivered. The relays' statements are transactions of their
 * own, in one round trip with the role that they run as.
 */
@ApplicationScoped
class OutboxStore {

  /** A plan from when the table was almost empty would go on when much of it waits. */
  private static final String AS_WORKER =
      """
      SELECT set_config('role', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true);
      """;

  private static final Comparator<HeldMessage> ORDER =
      Comparator.comparing(HeldMessage::attempts).thenComparing(held -> held.message().createdAt());

  /** What a statement that was executed says. */
  @FunctionalInterface
  private interface Result<T> {
    T of(PreparedStatement executed) throws SQLException;
  }

  private final EntityManager entities;
  private final DataSource database;
  private final Clock clock;
  private final String workerRole;

  OutboxStore(
      EntityManager entities,
      DataSource database,
      Clock clock,
      @ConfigProperty(name = "amaan.database.worker-role") String workerRole) {
    this.entities = entities;
    this.database = database;
    this.clock = clock;
    this.workerRole = workerRole;
  }

  /** In the caller's transaction, after all that the message tells of: that is written first. */
  void insert(HeldMessage held) {
    OutboxMessage message = held.message();
    entities
        .createNativeQuery(
            """
            INSERT INTO outbox_message
              (id, topic, aggregate_id, sequence, payload, created_at, next_attempt_at)
            VALUES (:id, :topic, :aggregate, :sequence, cast(:payload AS jsonb), :now, :next)
            """)
        .setParameter("id", message.id())
        .setParameter("topic", message.topic())
        .setParameter("aggregate", message.aggregateId())
        .setParameter("sequence", message.sequence())
        .setParameter("payload", message.payload())
        .setParameter("now", message.createdAt())
        .setParameter("next", held.until())
        .executeUpdate();
  }

  /** Due messages, the longest due first. Another relay passes them over meanwhile. */
  List<HeldMessage> take(String topic, Instant now, int most) {
    Instant until = now.plus(HeldMessage.LEASE);
    return asWorker(
        """
        WITH due AS (
          SELECT id FROM outbox_message
          WHERE topic = ? AND state = 'pending' AND next_attempt_at <= ?
          ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED
        )
        UPDATE outbox_message m SET next_attempt_at = ? FROM due WHERE m.id = due.id
        RETURNING m.id, m.topic, m.aggregate_id, m.sequence, m.created_at,
          cast(m.payload AS text) AS payload, m.attempts, m.refusals
        """,
        executed -> held(executed.getResultSet(), until),
        topic,
        now,
        most,
        until);
  }

  private static List<HeldMessage> held(ResultSet row, Instant until) throws SQLException {
    List<HeldMessage> held = new ArrayList<>();
    while (row.next()) {
      OutboxMessage message =
          new OutboxMessage(
              row.getObject("id", UUID.class),
              row.getString("topic"),
              row.getObject("aggregate_id", UUID.class),
              row.getLong("sequence"),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              row.getString("payload"));
      held.add(new HeldMessage(message, row.getInt("attempts"), row.getInt("refusals"), until));
    }
    held.sort(ORDER);
    return held;
  }

  void delivered(List<HeldMessage> messages, Instant now) {
    ofAll(
        messages,
        """
        UPDATE outbox_message
        SET state = 'delivered', delivered_at = ?, attempts = attempts + 1, last_error = NULL
        WHERE id = ANY (?) AND state <> 'delivered'
        """,
        now);
  }

  /** They are due now, for whoever looks first. */
  void letGo(List<HeldMessage> messages, Instant now) {
    ofAll(
        messages,
        "UPDATE outbox_message SET next_attempt_at = ? WHERE id = ANY (?) AND state = 'pending'",
        now);
  }

  private void ofAll(List<HeldMessage> messages, String sql, Instant now) {
    if (!messages.isEmpty()) {
      UUID[] ids = messages.stream().map(held -> held.message().id()).toArray(UUID[]::new);
      asWorker(sql, PreparedStatement::getUpdateCount, now, ids);
    }
  }

  /**
   * @param next none when the message is given up
   */
  void failed(UUID id, String why, boolean refused, Instant now, Optional<Instant> next) {
    asWorker(
        """
        UPDATE outbox_message
        SET state = ?, attempts = attempts + 1, refusals = refusals + ?, last_error = ?,
          last_attempt_at = ?, next_attempt_at = ?
        WHERE id = ? AND state = 'pending'
        """,
        PreparedStatement::getUpdateCount,
        next.isPresent() ? "pending" : "failed",
        refused ? 1 : 0,
        why,
        now,
        next.orElse(now),
        id);
  }

  long count(String state) {
    return asWorker(
        "SELECT count(*) FROM outbox_message WHERE state = ?",
        executed -> {
          ResultSet row = executed.getResultSet();
          row.next();
          return row.getLong(1);
        },
        state);
  }

  void deleteDeliveredBefore(Duration age) {
    asWorker(
        "DELETE FROM outbox_message WHERE state = 'delivered' AND delivered_at < ?",
        PreparedStatement::getUpdateCount,
        clock.instant().minus(age));
  }

  private <T> T asWorker(String sql, Result<T> result, Object... parameters) {
    try (Connection connection = database.getConnection()) {
      if (!connection.getAutoCommit()) {
        throw new IllegalStateException("inside a transaction, which has a scope of its own");
      }
      try (PreparedStatement statement = connection.prepareStatement(AS_WORKER + sql)) {
        statement.setString(1, workerRole);
        set(statement, 2, parameters);
        statement.execute();
        statement.getMoreResults();
        return result.of(statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(PreparedStatement statement, int first, Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      if (value instanceof Instant at) {
        value = at.atOffset(ZoneOffset.UTC);
      } else if (value instanceof UUID[] ids) {
        value = statement.getConnection().createArrayOf("uuid", ids);
      }
      statement.setObject(first + i, value);
    }
  }
}
