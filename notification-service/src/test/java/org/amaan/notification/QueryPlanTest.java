package org.amaan.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.amaan.notification.delivery.DeliveryStatements;
import org.amaan.notification.escalation.EscalationStatements;
import org.amaan.notification.inbox.InboxStatements;
import org.amaan.notification.queue.QueueStatements;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked often goes by an index, and reads about as many rows as it answers. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTest {

  private static final String SCANS = "(Index|Index Only|Bitmap Heap|Seq) Scan";
  private static final int PAGE = 20;
  private static final int BATCH = 200;
  private static final Scope READER = Scope.of("plan-7", "unit-1", "caseworker");

  private static final long LEFT_BY_OTHERS = 500;

  private static final List<String> FILL =
      List.of(
          """
          INSERT INTO event SELECT 'urn:amaan:plan', uuidv7(), 'org.amaan.referral.submitted.v1',
            'referrals/plan-' || n, now(), now() FROM generate_series(1, 5000) n
          """,
          """
          INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, action, created_at,
            version)
          SELECT gen_random_uuid(), e.source, e.id, e.type, e.subject, 'x', 'x', 'routine', 'plan-' || row_number() OVER () % 20,
            'receive', now(), 0 FROM event e WHERE e.source = 'urn:amaan:plan'
          """,
          """
          INSERT INTO subscription (id, agency, channel, url, events, language, state, created_at, changed_at, version)
          SELECT gen_random_uuid(), 'plan-' || n % 1000, 'webhook', 'https://example.org', '{*}', 'en', 'paused', now(), now(), 0
          FROM generate_series(1, 5000) n
          """,
          """
          INSERT INTO delivery_queue SELECT id, now() + interval '1 hour' FROM subscription WHERE agency LIKE 'plan-%'
          """,
          """
          INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent, body, next_at, expires_at,
            created_at)
          SELECT uuidv7(), (SELECT id FROM subscription WHERE agency = 'plan-7' LIMIT 1), id, agency, 'webhook',
            subject, type, false, 'x', now(), now() + interval '3 days', now() FROM alert WHERE source = 'urn:amaan:plan'
          """,
          """
          INSERT INTO escalation (alert, agency, action, type, subject, reference, link, urgency, coordinators, occurred_at,
            raised_at, next_at)
          SELECT id, agency, action, type, subject, reference, link,
            CASE WHEN position % 10 = 0 THEN 'immediate-danger' ELSE 'routine' END, '{}', now(), now(), now() + interval '1 hour'
          FROM alert WHERE source = 'urn:amaan:plan'
          """,
          "INSERT INTO settlement SELECT gen_random_uuid(), '2000-01-01' FROM generate_series(1, 5000)",
          "ANALYZE");

  private static final List<String> EMPTY =
      List.of(
          "DELETE FROM settlement WHERE settled_at = '2000-01-01'",
          "DELETE FROM escalation WHERE agency LIKE 'plan-%'",
          "DELETE FROM subscription WHERE agency LIKE 'plan-%'",
          "DELETE FROM alert WHERE source = 'urn:amaan:plan'",
          "DELETE FROM event WHERE source = 'urn:amaan:plan'");

  @Inject ScopedDatabase database;
  @Inject OwnersDatabase owners;
  @Inject Rows rows;

  @BeforeAll
  void fill() throws SQLException {
    run(EMPTY);
    run(FILL);
  }

  @AfterAll
  void empty() throws SQLException {
    run(EMPTY);
  }

  @Test
  void subscriptionsAreLeasedByWhenTheyAreDue() {
    JsonNode plan =
        explain(
            database.worker(),
            inTurn(
                QueueStatements.lease(),
                "now()",
                "40",
                "now() + interval '25 seconds'",
                "gen_random_uuid()"));
    // One that is leased is found by when it is due, and changed by its key.
    assertByIndex(plan, "delivery_queue_next", 2 * 40);
  }

  @Test
  void attemptsAreRecordedByTheirDeliveries() {
    List<String> ids = rows.texts("SELECT id FROM delivery LIMIT 8");
    String made =
        String.join(
            ",",
            ids.stream()
                .map(
                    id ->
                        "{\"delivery\":\"%s\",\"message\":\"%s\",\"state\":\"delivered\",\"tries\":1,\"next\":\"2026-12-01T00:00:00Z\",\"at\":\"2026-12-01T00:00:00Z\",\"result\":\"delivered\",\"status\":204,\"latency\":5}"
                            .formatted(id, id))
                .toList());
    JsonNode plan =
        explain(
            database.worker(),
            named(
                DeliveryStatements.record(),
                Map.of(
                    "made", "'[" + made + "]'",
                    "from", "'pending'",
                    "deliveries", "'{" + String.join(",", ids) + "}'::uuid[]")));
    assertByIndex(plan, "delivery_pkey", 8 * 6);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void dueEscalationsAreFoundByTheirIndex(boolean urgent) {
    JsonNode plan =
        explain(
            database.worker(),
            named(
                EscalationStatements.due(urgent),
                Map.of(
                    "now", "now() + interval '2 hours'",
                    "at", "timestamptz '1970-01-01'",
                    "alert", "uuid '00000000-0000-0000-0000-000000000000'")));
    assertByIndex(plan, urgent ? "escalation_urgent" : "escalation_next", 2 * BATCH);
  }

  @Test
  void anEscalationIsLockedAndSettledByItsKeys() {
    String alert = rows.texts("SELECT alert FROM escalation LIMIT 1").get(0);
    assertByIndex(
        explain(
            database.worker(),
            named(
                EscalationStatements.lock(),
                Map.of("alert", "uuid '" + alert + "'", "now", "now() + interval '2 hours'"))),
        "escalation_pkey",
        1);
    assertByIndex(
        explain(
            database.worker(),
            named(
                EscalationStatements.settled(),
                Map.of(
                    "subject", "'referrals/plan-7'",
                    "types", "'{org.amaan.referral.accepted.v1}'::text[]",
                    "settledBy", "uuid '" + alert + "'",
                    "since", "now()"))),
        "event_subject",
        1);
  }

  @Test
  void theInboxIsReadByItsFeed() {
    Map<String, String> reader =
        Map.of(
            "agency", "'plan-7'",
            "unit", "'unit-1'",
            "roles", "'{caseworker}'",
            "xid", "'0'",
            "position", "0");
    assertByIndex(
        explain(READER, named(InboxStatements.newestFirst(), reader)), "alert_feed", 6 * PAGE);
    assertByIndex(explain(READER, named(InboxStatements.after(), reader)), "alert_feed", 6 * PAGE);
  }

  private void run(List<String> statements) throws SQLException {
    try (Connection connection = owners.getConnection()) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  private static String named(String sql, Map<String, String> values) {
    String with = sql;
    for (Map.Entry<String, String> value : values.entrySet()) {
      with = with.replaceAll("(?<!:):" + value.getKey() + "\\b", value.getValue());
    }
    return with;
  }

  private static String inTurn(String sql, String... values) {
    String with = sql;
    for (String value : values) {
      with = with.replaceFirst("\\?", value);
    }
    assertThat(with.indexOf('?')).isEqualTo(-1);
    return with;
  }

  /** As the role sees it that asks, policies included; nothing is kept. */
  private JsonNode explain(Scope scope, String sql) {
    String plan = String.join("", database.rows(scope, "EXPLAIN (ANALYZE, FORMAT JSON) " + sql));
    try {
      return new ObjectMapper().readTree(plan).get(0).get("Plan");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * An index of a month goes by the name of that of the table. A month in which other tests left a
   * few rows is read without one.
   */
  private void assertByIndex(JsonNode plan, String index, long rowsAtMost) {
    String shown = plan.toPrettyString();
    List<String> used =
        rows.texts(
            "SELECT coalesce(inhparent, used)::regclass::text FROM unnest(?::regclass[]) used"
                + " LEFT JOIN pg_inherits ON inhrelid = used",
            "{" + String.join(",", plan.findValuesAsText("Index Name")) + "}");
    assertThat(used).as(shown).contains(index);
    assertThat(rowsRead(plan, "Seq Scan")).as(shown).isLessThan(LEFT_BY_OTHERS);
    assertThat(rowsRead(plan, SCANS) - rowsRead(plan, "Seq Scan") <= rowsAtMost)
        .as(rowsRead(plan, SCANS) + " rows: " + shown)
        .isTrue();
  }

  /** Rows that came out of the scans of tables and indexes. */
  private static long rowsRead(JsonNode node, String scans) {
    long own =
        node.path("Node Type").asText().matches(scans)
            ? (node.path("Actual Rows").asLong() + node.path("Rows Removed by Filter").asLong())
                * node.path("Actual Loops").asLong()
            : 0;
    for (JsonNode child : node.path("Plans")) {
      own += rowsRead(child, scans);
    }
    return own;
  }
}
