package org.amaan.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.amaan.platform.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

/** An outbox from before it had months keeps its rows, and who may do what with it. */
class OutboxByMonthMigrationTest {

  private static final String ALL = "SELECT to_jsonb(m)::text FROM outbox_message m ORDER BY id";

  private final MigratedDatabase database = new MigratedDatabase("referral-service");

  @Test
  void rowsAndRulesStay() throws SQLException {
    database.migrate("42.1");
    database.run(
        """
        INSERT INTO outbox_message (id, topic, aggregate_id, sequence, payload, state, attempts, created_at,
          last_error, last_attempt_at, delivered_at, next_attempt_at)
        SELECT CASE WHEN n = 7 THEN gen_random_uuid() ELSE uuidv7(- n * interval '20 days') END, 'topic-' || n,
          gen_random_uuid(), n, '{"a": 1}', (ARRAY['pending', 'delivered', 'failed'])[n % 3 + 1], n, now(),
          'why', now(), now(), now()
        FROM generate_series(1, 10) n
        """);
    List<String> rows = database.rows(ALL);
    List<String> rules = database.rulesOf("outbox_message");
    database.migrate("latest");
    assertThat(database.rows(ALL)).hasSize(10).isEqualTo(rows);
    assertThat(database.rowsInAnotherMonth("outbox_message", "id")).isEmpty();
    assertThat(database.rulesOf("outbox_message")).hasSizeGreaterThan(20).isEqualTo(rules);
  }
}
