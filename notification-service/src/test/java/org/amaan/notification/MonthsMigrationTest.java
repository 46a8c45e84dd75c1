package org.amaan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.amaan.platform.testing.MigratedDatabase;
import org.junit.jupiter.api.Test;

/** Events and deliveries from before they had months keep their rows, and who may do what. */
class MonthsMigrationTest {

  private static final List<String> TABLES = List.of("event", "delivery", "delivery_attempt");

  private final MigratedDatabase database = new MigratedDatabase("notification-service");

  @Test
  void rowsAndRulesStay() throws SQLException {
    database.migrate("52.2");
    database.run(
        """
        INSERT INTO event SELECT 'urn:amaan:x', CASE WHEN n = 7 THEN gen_random_uuid()
          ELSE uuidv7(- n * interval '20 days') END, 'type', 'cases/x', now(), now() FROM generate_series(1, 10) n;
        INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, action, created_at,
          version)
        SELECT id, source, id, type, subject, 'x', '/x', 'routine', 'agency', 'read', now(), 0 FROM event;
        INSERT INTO subscription (id, agency, channel, url, events, language, state, created_at, changed_at, version)
        VALUES (uuidv7(), 'agency', 'webhook', 'https://x', '{*}', 'en', 'active', now(), now(), 0);
        INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent, body, state, next_at,
          expires_at, created_at, ended_at, message, due_at)
        SELECT a.id, s.id, a.id, 'agency', 'webhook', 'cases/x', 'type', true, 'body', 'delivered', now(), now(), now(),
          now(), a.id, now() FROM alert a, subscription s;
        INSERT INTO delivery_attempt SELECT id, 1, now(), 'refused', 500, 1, 'sealed' FROM delivery;
        """);
    List<List<String>> rows = each(this::rowsOf);
    List<List<String>> rules = each(this::rulesOf);
    database.migrate("latest");
    assertThat(each(this::rowsOf)).isEqualTo(rows).allSatisfy(one -> assertThat(one).hasSize(10));
    assertThat(database.rowsInAnotherMonth("event", "id")).isEmpty();
    assertThat(database.rowsInAnotherMonth("delivery", "id")).isEmpty();
    assertThat(database.rowsInAnotherMonth("delivery_attempt", "delivery")).isEmpty();
    assertThat(each(this::rulesOf)).isEqualTo(rules);

    database.run(
        """
        INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent, body, next_at, expires_at,
          created_at)
        SELECT uuidv7(), subscription, alert, agency, channel, subject, type, urgent, body, now(), now(), now()
        FROM delivery LIMIT 1
        """);
    assertThat(database.rows("SELECT position FROM delivery WHERE state = 'pending'"))
        .as("goes on after those that were there")
        .containsExactly("11");
  }

  /** But for two that the migration ends, and says why. */
  private List<String> rulesOf(String table) throws SQLException {
    return database.rulesOf(table).stream()
        .filter(rule -> !rule.startsWith("delivery_once_per_subscription "))
        .filter(rule -> !rule.startsWith("delivery_attempt_delivery_fkey "))
        .toList();
  }

  private interface Look {
    List<String> at(String table) throws SQLException;
  }

  private static List<List<String>> each(Look look) throws SQLException {
    return List.of(look.at(TABLES.get(0)), look.at(TABLES.get(1)), look.at(TABLES.get(2)));
  }

  private List<String> rowsOf(String table) throws SQLException {
    return database.rows("SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY 1");
  }
}
