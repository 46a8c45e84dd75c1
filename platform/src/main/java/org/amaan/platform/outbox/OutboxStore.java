package org.amaan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.insertion.InsertInto;
import org.amaan.platform.insertion.PendingInserts;
import org.amaan.platform.queue.LeaseTable;
import org.amaan.platform.queue.Leased;
import org.amaan.platform.queue.LeasedItems;
import org.amaan.platform.queue.WorkerStatements;

/**
 * The outbox table as it is written and delivered. It is inserted in the sender's transaction; what
 * workers record is in transactions of their own.
 */
@ApplicationScoped
class OutboxStore {

  static final String LEASE =
      new LeaseTable(
              "outbox_message",
              "id",
              "next_attempt_at",
              "topic = ? AND state = 'pending'",
              "",
              "q.id, q.topic, q.aggregate_id, q.sequence, q.created_at, cast(q.payload AS text) AS payload,"
                  + " q.attempts, q.refusals")
          .lease();

  private static final Comparator<Leased<QueuedMessage>> ORDER =
      Comparator.comparing((Leased<QueuedMessage> leased) -> leased.attempts())
          .thenComparing(leased -> leased.item().message().createdAt());

  private static final InsertInto MESSAGES =
      new InsertInto(
          "outbox_message",
          "id uuid",
          "topic text",
          "aggregate_id uuid",
          "sequence bigint",
          "payload jsonb",
          "created_at timestamptz",
          "next_attempt_at timestamptz");

  private final PendingInserts inserts;
  private final WorkerStatements statements;

  OutboxStore(PendingInserts inserts, WorkerStatements statements) {
    this.inserts = inserts;
    this.statements = statements;
  }

  /** In the caller's transaction, after all that the message tells of: that is written first. */
  void insert(Leased<QueuedMessage> leased) {
    OutboxMessage message = leased.item().message();
    inserts.add(
        MESSAGES,
        message.id(),
        message.topic(),
        message.aggregateId(),
        message.sequence(),
        message.payload(),
        message.createdAt(),
        leased.until());
  }

  /** Messages of one topic. */
  LeasedItems<QueuedMessage> queueOf(String topic) {
    return new LeasedItems<>() {
      @Override
      public List<Leased<QueuedMessage>> lease(int most, Instant now, Instant until) {
        return statements.read(LEASE, rows -> leased(rows, until), topic, now, most, until);
      }

      @Override
      public void release(List<Leased<QueuedMessage>> messages, Instant dueAt) {
        OutboxStore.this.release(messages, dueAt);
      }
    };
  }

  private static List<Leased<QueuedMessage>> leased(ResultSet row, Instant until)
      throws SQLException {
    List<Leased<QueuedMessage>> leased = new ArrayList<>();
    while (row.next()) {
      OutboxMessage message =
          new OutboxMessage(
              row.getObject("id", UUID.class),
              row.getString("topic"),
              row.getObject("aggregate_id", UUID.class),
              row.getLong("sequence"),
              row.getObject("created_at", OffsetDateTime.class).toInstant(),
              row.getString("payload"));
      leased.add(
          new Leased<>(
              message.id(),
              new QueuedMessage(message, row.getInt("refusals")),
              row.getInt("attempts"),
              until));
    }
    leased.sort(ORDER);
    return leased;
  }

  void delivered(List<Leased<QueuedMessage>> messages, Instant now) {
    ofAll(
        messages,
        """
        UPDATE outbox_message
        SET state = 'delivered', delivered_at = ?, attempts = attempts + 1, last_error = NULL
        WHERE id = ANY (?) AND state <> 'delivered'
        """,
        now);
  }

  void release(List<Leased<QueuedMessage>> messages, Instant dueAt) {
    ofAll(
        messages,
        "UPDATE outbox_message SET next_attempt_at = ? WHERE id = ANY (?) AND state = 'pending'",
        dueAt);
  }

  private void ofAll(List<Leased<QueuedMessage>> messages, String sql, Instant now) {
    if (!messages.isEmpty()) {
      UUID[] ids = messages.stream().map(Leased::id).toArray(UUID[]::new);
      statements.change(sql, now, ids);
    }
  }

  /**
   * @param next none when the message is given up
   */
  void failed(UUID id, String why, boolean refused, Instant now, Optional<Instant> next) {
    statements.change(
        """
        UPDATE outbox_message
        SET state = ?, attempts = attempts + 1, refusals = refusals + ?, last_error = ?,
          last_attempt_at = ?, next_attempt_at = ?
        WHERE id = ? AND state = 'pending'
        """,
        next.isPresent() ? "pending" : "failed",
        refused ? 1 : 0,
        why,
        now,
        next.orElse(now),
        id);
  }

  long count(String state) {
    return statements.read(
        "SELECT count(*) FROM outbox_message WHERE state = ?",
        row -> {
          row.next();
          return row.getLong(1);
        },
        state);
  }
}
