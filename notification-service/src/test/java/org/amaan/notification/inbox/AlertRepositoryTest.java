package org.amaan.notification.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amaan.notification.Rows;
import org.amaan.notification.stream.OtherReplica;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AlertRepositoryTest {

  @Inject AlertRepository alerts;
  @Inject OwnersDatabase database;
  @Inject ScopedDatabase scoped;
  @Inject Rows rows;

  /** An agency of its own for each test, so that others' alerts are out of sight. */
  private final String agency = "agency-" + UUID.randomUUID();

  @ParameterizedTest
  @CsvSource({
    // the alert's unit and role; the reader's unit and roles
    "'',  '',         '',  '',                    true",
    "'',  '',         u-1, supervisor,            true",
    "u-1, '',         u-1, '',                    true",
    "u-1, '',         u-2, supervisor,            false",
    "u-1, '',         '',  supervisor,            false",
    "'',  supervisor, '',  supervisor,            true",
    "'',  supervisor, u-1, investigator,          false",
    "'',  supervisor, '',  '',                    false",
    "u-1, supervisor, u-1, supervisor,            true",
    "u-1, supervisor, u-1, investigator,          false",
    "u-1, supervisor, u-2, supervisor,            false"
  })
  void everyFinderKeepsToTheScope(
      String unit, String role, String readerUnit, String readerRole, boolean visible)
      throws SQLException {
    UUID event = raise(unit.isEmpty() ? null : unit, role.isEmpty() ? null : role);
    UUID id = UUID.fromString(rows.texts("SELECT id FROM alert WHERE event_id = ?", event).get(0));
    AlertScope scope =
        new AlertScope(agency, readerUnit, readerRole.isEmpty() ? Set.of() : Set.of(readerRole));
    AlertScope stranger = new AlertScope("stranger", readerUnit, scope.roles());
    untilSettled(event);
    FeedPosition end = read(alerts::end);

    assertThat(read(() -> alerts.findVisible(scope, id)).isPresent()).isEqualTo(visible);
    assertThat(read(() -> alerts.lockVisible(scope, id)).isPresent()).isEqualTo(visible);
    assertThat(!read(() -> alerts.newestFirst(scope, null, null, 10)).isEmpty()).isEqualTo(visible);
    assertThat(!read(() -> alerts.newestFirst(scope, false, null, 10)).isEmpty())
        .isEqualTo(visible);
    assertThat(!read(() -> alerts.after(scope, FeedPosition.START, 10)).isEmpty())
        .isEqualTo(visible);
    assertThat(!read(() -> alerts.openBetween(scope, FeedPosition.START, end, 10)).isEmpty())
        .isEqualTo(visible);

    assertThat(read(() -> alerts.findVisible(stranger, id)).isEmpty()).isTrue();
    assertThat(read(() -> alerts.newestFirst(stranger, null, null, 10)).isEmpty()).isTrue();
    assertThat(read(() -> alerts.after(stranger, FeedPosition.START, 10)).isEmpty()).isTrue();
  }

  @Test
  void theFeedWaitsForATransactionThatIsOpen() throws SQLException {
    AlertScope scope = new AlertScope(agency, "", Set.of());
    try (OtherReplica slow = new OtherReplica(database);
        OtherReplica fast = new OtherReplica(database)) {
      slow.raise(agency, "slow");
      fast.raise(agency, "fast").commit();
      assertThat(feed(scope, FeedPosition.START)).isEqualTo(List.of());
      assertThat(references(read(() -> alerts.newestFirst(scope, null, null, 10))))
          .isEqualTo(List.of("fast"));
      slow.commit();
      await().atMost(20, SECONDS).until(() -> !feed(scope, FeedPosition.START).isEmpty());
      assertThat(feed(scope, FeedPosition.START)).isEqualTo(List.of("slow", "fast"));
    }
  }

  @Test
  void theFeedGoesOnWhenATransactionFails() throws SQLException {
    AlertScope scope = new AlertScope(agency, "", Set.of());
    try (OtherReplica failing = new OtherReplica(database);
        OtherReplica other = new OtherReplica(database)) {
      failing.raise(agency, "never");
      other.raise(agency, "there").commit();
      failing.rollback();
      await().atMost(20, SECONDS).until(() -> !feed(scope, FeedPosition.START).isEmpty());
      assertThat(feed(scope, FeedPosition.START)).isEqualTo(List.of("there"));
    }
  }

  @Test
  void theFeedComesInPiecesThatFitTogether() throws SQLException {
    AlertScope scope = new AlertScope(agency, "", Set.of());
    try (OtherReplica other = new OtherReplica(database)) {
      // three of one transaction, two of another
      other.raise(agency, "1").raise(agency, "2").raise(agency, "3").commit();
      other.raise(agency, "4").raise(agency, "5").commit();
    }
    await().atMost(20, SECONDS).until(() -> feed(scope, FeedPosition.START).size() == 5);
    FeedPosition place = FeedPosition.START;
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      FeedPosition from = place;
      List<Alert> piece = read(() -> alerts.after(scope, from, 2));
      piece.forEach(a -> read.append(a.reference()));
      place = piece.get(piece.size() - 1).feedPosition();
    }
    assertThat(read.toString()).isEqualTo("12345");
    assertThat(feed(scope, place)).isEqualTo(List.of());
  }

  @Test
  void oneAlertForAnEventAndRecipient() throws SQLException {
    UUID event = UUID.randomUUID();
    try (OtherReplica other = new OtherReplica(database)) {
      other.raise(event, agency, null, null, "once").commit();
      other.raise(event, agency, "u-1", null, "for the unit").commit();
      SQLException twice =
          assertThatExceptionOfType(SQLException.class)
              .isThrownBy(() -> other.raise(event, agency, null, null, "twice"))
              .actual();
      assertThat(twice.getSQLState()).isEqualTo("23505");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM alert",
        "DELETE FROM event",
        "UPDATE alert SET agency = 'other'",
        "UPDATE alert SET xid = '1'",
        "UPDATE event SET type = 'other'",
        "TRUNCATE alert",
        "UPDATE audit_entry SET action = 'other'",
        "DELETE FROM audit_entry",
        "ALTER TABLE alert ADD COLUMN name text",
        "CREATE TABLE mine (id int)"
      })
  void theServicesRoleMayNot(String sql) {
    assertThat(scoped.refusal(Scope.of(agency, "u-1", "supervisor"), sql)).isEqualTo("42501");
  }

  @Test
  void theTablesSayWhatTheyAre() {
    assertThat(
            rows.texts(
                "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND"
                    + " relnamespace = 'public'::regnamespace AND relname <> 'flyway_schema_history' AND"
                    + " obj_description(oid) IS NULL"))
        .isEqualTo(List.of());
  }

  /** With others' alerts beside it, an inbox and a feed read only their own few rows. */
  @Test
  void hotQueriesGoByTheirIndexes() throws SQLException {
    rows.execute(
        "INSERT INTO event SELECT 'urn:amaan:case-service', gen_random_uuid(),"
            + " 'org.amaan.case.opened.v1', 'plan', now(), now() FROM generate_series(1, 20000)");
    rows.execute(
        "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, action,"
            + " created_at, acknowledged_at, version, xid) SELECT gen_random_uuid(), source, id, type, 'cases/' || id, 'x',"
            + " 'x', 'routine', 'plan-' || (row_number() OVER ()) % 20, 'read', now(), CASE WHEN"
            + " random() < 0.98 THEN now() END, 0, (3 + (row_number() OVER ()) % 1000)::text::xid8"
            + " FROM event WHERE subject = 'plan'");
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE alert");
    }
    String scope =
        "EXPLAIN SELECT * FROM alert a WHERE a.agency = 'plan-7' AND (a.unit IS NULL OR a.unit = '')"
            + " AND (a.roles IS NULL OR a.roles && '{supervisor}')";
    String page = " ORDER BY a.xid DESC, a.position DESC LIMIT 21";
    assertInOrder("alert_feed", scope + page);
    assertGoesBy("alert_open", scope + " AND a.acknowledged_at IS NULL" + page);
    assertInOrder(
        "alert_feed",
        scope
            + " AND (a.xid, a.position) > ('10'::xid8, 5) AND a.xid <"
            + " pg_snapshot_xmin(pg_current_snapshot()) ORDER BY a.xid, a.position LIMIT 100");
    assertThat(pages("alerted_agencies(pg_snapshot_xmin(pg_current_snapshot()))") < 50)
        .as("the watcher reads what is new and no more")
        .isTrue();
  }

  /** How many pages a function touches, once its session knows the tables. */
  private int pages(String function) throws SQLException {
    String plan = "";
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (int i = 0; i < 3; i++) {
        try (var rows =
            statement.executeQuery(
                "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT * FROM " + function)) {
          rows.next();
          rows.next();
          plan = rows.getString(1);
        }
      }
    }
    Matcher hit = Pattern.compile("Buffers: shared hit=(\\d+)").matcher(plan);
    assertThat(hit.find()).as(plan).isTrue();
    return Integer.parseInt(hit.group(1));
  }

  private String assertGoesBy(String index, String sql) {
    String plan = String.join("\n", scoped.rows(Scope.of("plan-7", "", "supervisor"), sql));
    assertThat(plan.contains(index) && !plan.contains("Seq Scan")).as(plan).isTrue();
    return plan;
  }

  /** Reads no more than the page: nothing has to be sorted first. */
  private void assertInOrder(String index, String sql) {
    String plan = assertGoesBy(index, sql);
    assertThat(plan.contains("Index Scan") && !plan.contains("Sort")).as(plan).isTrue();
  }

  private UUID raise(String unit, String role) throws SQLException {
    UUID event = UUID.randomUUID();
    try (OtherReplica other = new OtherReplica(database)) {
      other.raise(event, agency, unit, role, "x").commit();
    }
    return event;
  }

  // Other databases of the same server hold the horizon back too, as long as they write.
  private void untilSettled(UUID event) {
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM alert WHERE event_id = ? AND xid <"
                            + " pg_snapshot_xmin(pg_current_snapshot())",
                        event)
                    == 1);
  }

  private List<String> feed(AlertScope scope, FeedPosition after) {
    return references(read(() -> alerts.after(scope, after, 10)));
  }

  private static List<String> references(List<Alert> alerts) {
    return alerts.stream().map(Alert::reference).collect(Collectors.toList());
  }

  /** As somebody to whom the database itself would show every alert that these tests raise. */
  private <T> T read(Supplier<T> query) {
    Caller insider = new Caller("insider", agency, "u-1", null, Set.of(Role.SUPERVISOR));
    return Acting.as(insider, () -> QuarkusTransaction.requiringNew().call(query::get));
  }
}
