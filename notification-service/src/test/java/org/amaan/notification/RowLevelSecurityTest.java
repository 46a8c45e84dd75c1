package org.amaan.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself shows and takes, whatever the service might ask of it. */
@QuarkusTest
class RowLevelSecurityTest {

  /** Tables without a policy, and why that is right. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "scheduled_tasks", "db-scheduler works in nobody's scope; names of work and ids only",
          "flyway_schema_history", "the owner's; the service has no right to it at all");

  @Inject ScopedDatabase database;
  @Inject Rows rows;

  private final String agency = "agency-" + UUID.randomUUID();
  private final String coordinator = "coordinator-" + UUID.randomUUID();
  private final UUID entry = UUID.randomUUID();
  private final UUID unitsSubscription = UUID.randomUUID();

  @BeforeEach
  void somethingInEveryTable() throws SQLException {
    UUID event = UUID.randomUUID();
    rows.execute(
        "INSERT INTO event VALUES ('urn:amaan:x', ?, 'type', 'cases/x', now(), now())", event);
    for (String who : List.of("NULL, NULL", "'u-1', NULL", "NULL, '{supervisor}'")) {
      rows.execute(
          "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, unit,"
              + " roles, action, created_at, version) VALUES (gen_random_uuid(), 'urn:amaan:x', ?,"
              + " 'type', 'cases/x', 'ref', '/x', 'routine', ?, "
              + who
              + ", 'read', now(), 0)",
          event,
          agency);
    }
    rows.execute(
        "INSERT INTO audit_entry (id, subject, action, client, details, at) VALUES (?, ?,"
            + " 'alert.acknowledged', 'x', '{}', now())",
        entry,
        entry);
    rows.execute(
        "INSERT INTO outbox_message (id, topic, aggregate_id, sequence, payload, state, created_at)"
            + " VALUES (gen_random_uuid(), 'x', ?, 1, '{}', 'failed', now())",
        entry);
    subscribe(UUID.randomUUID(), null);
    subscribe(unitsSubscription, "u-1");
    rows.execute("INSERT INTO erasure_journal VALUES (gen_random_uuid(), now())");
    rows.execute(
        "INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent, body,"
            + " next_at, expires_at, created_at) SELECT gen_random_uuid(), s.id, a.id, a.agency,"
            + " 'webhook', a.subject, a.type, false, 'body', now(), now(), now() FROM subscription s,"
            + " alert a WHERE s.agency = ? AND a.agency = s.agency AND a.roles IS NULL AND a.unit IS"
            + " NULL",
        agency);
    rows.execute(
        "INSERT INTO delivery_attempt SELECT id, 1, now(), 'refused', 500, 1, 'sealed' FROM delivery"
            + " WHERE agency = ?",
        agency);
    rows.execute(
        "INSERT INTO escalation_ladder (agency, version) VALUES (?, 0) ON CONFLICT DO NOTHING",
        agency);
    climb(agency, coordinator);
    rows.execute(
        "INSERT INTO idempotency_key (key_hash, request_hash, status, created_at) VALUES"
            + " (uuid_send(?), '', 200, now())",
        entry);
  }

  /** The alert for the unit has climbed to the supervisor, and from there to who coordinates. */
  private void climb(String agency, String coordinator) throws SQLException {
    rows.execute(
        "INSERT INTO climb (alert, agency, unit, action, type, subject, reference, link, urgency,"
            + " coordinators, occurred_at, raised_at, next_at) SELECT id, agency, unit, action, type,"
            + " subject, reference, link, urgency, '{}', now(), now(), 'infinity' FROM alert WHERE agency ="
            + " ? AND unit = 'u-1'",
        agency);
    for (String to : List.of(agency, coordinator)) {
      rows.execute(
          "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency,"
              + " roles, action, created_at, version, escalates) SELECT gen_random_uuid(), source,"
              + " event_id, type, subject, reference, link, urgency, ?, '{prosecutor}', 'follow-up',"
              + " now(), 0, id FROM alert WHERE agency = ? AND unit = 'u-1'",
          to,
          agency);
      rows.execute(
          "INSERT INTO climb_step (alert, climb, rung, agency, role, at) SELECT id, escalates,"
              + " 'supervisor', agency, roles[1], now() FROM alert WHERE agency = ? AND escalates IS NOT"
              + " NULL",
          to);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "agency, u-1, caseworker, 1, 2",
    "agency, u-2, caseworker, 0, 0",
    "agency, u-2, prosecutor, 1, 2",
    "coordinator, '', prosecutor, 1, 1",
    "coordinator, '', caseworker, 0, 0"
  })
  void whoSeesOneOfItsAlertsSeesAClimbAndOfAnothersOnlyItsOwnStep(
      String who, String unit, String role, int climbs, int steps) {
    Scope scope = Scope.of(who.equals("agency") ? agency : coordinator, unit, role);
    assertEquals(climbs, database.count(scope, "climb"));
    assertEquals(steps, database.count(scope, "climb_step"));
    assertEquals("42501", database.refusal(scope, "SELECT reference FROM climb"));
    assertEquals("42501", database.refusal(scope, "UPDATE climb SET next_at = NULL"));
    assertEquals("42501", database.refusal(scope, "UPDATE climb_step SET acknowledged_at = now()"));
  }

  @Test
  void ofAClimbTheExcludedSeeNothing() throws SQLException {
    rows.execute("UPDATE alert SET subject = ? WHERE agency = ?", "cases/" + agency, agency);
    rows.execute("INSERT INTO exclusion VALUES (?, 1, ARRAY[?])", "cases/" + agency, agency);
    Scope excluded = Scope.of(agency, "u-1", "supervisor");
    assertEquals(0, database.count(excluded, "climb"));
    assertEquals(0, database.count(excluded, "climb_step"));
  }

  @Test
  void anAgencysLadderIsReadByItsMembersAndChangedByWhoAdministersAllOfIt() {
    String change = "UPDATE escalation_ladder SET version = version + 1";
    assertEquals(1, database.count(Scope.of(agency, "u-1", "caseworker"), "escalation_ladder"));
    assertEquals(1, database.touched(Scope.of(agency, "", "agency-admin"), change));
    assertEquals(0, database.touched(Scope.of(agency, "u-1", "agency-admin"), change));
    assertEquals(0, database.touched(Scope.of(agency, "", "supervisor"), change));
    String another = "INSERT INTO escalation_ladder (agency, version) VALUES (?, 0)";
    Scope admin = Scope.of(agency + "-2", "", "agency-admin");
    assertEquals("", database.refusal(admin, another, agency + "-2"));
    assertEquals("42501", database.refusal(admin, another, agency + "-3"));
    assertEquals("42501", database.refusal(database.worker(), another, agency + "-2"));
  }

  private void subscribe(UUID id, String unit) throws SQLException {
    rows.execute(
        "INSERT INTO subscription (id, agency, unit, channel, url, events, language, state, created_at,"
            + " changed_at, version) VALUES (?, ?, ?, 'webhook', 'https://x', '{*}', 'en', 'active',"
            + " now(), now(), 0)",
        id,
        agency,
        unit);
    rows.execute(
        "INSERT INTO subscription_secret VALUES (gen_random_uuid(), ?, 'sealed', now(), NULL)", id);
    rows.execute("INSERT INTO subscription_confirmation VALUES (?, 'hash', now(), 0, 1)", id);
  }

  @Test
  void everyTableHasAPolicyOrAReasonForNone() {
    assertEquals(
        new TreeSet<>(EXEMPT.keySet()),
        new TreeSet<>(
            rows.texts(
                """
                SELECT relname FROM pg_class c
                WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
                  AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
                    'pg_toast'::regnamespace)
                  AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid))
                """)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert",
        "audit_entry",
        "outbox_message",
        "idempotency_key",
        "subscription",
        "delivery",
        "delivery_attempt",
        "escalation_ladder",
        "climb",
        "climb_step"
      })
  void whoForgetsToSayWhoIsAskingSeesNothing(String table) {
    assertEquals(0, database.count(Scope.NONE, table));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alert",
        "audit_entry",
        "outbox_message",
        "idempotency_key",
        "subscription",
        "delivery",
        "delivery_attempt",
        "escalation_ladder",
        "climb",
        "climb_step"
      })
  void strangersSeeNothing(String table) {
    Scope stranger = Scope.of("nobody", "u-1", "supervisor", "caseworker", "coordinator");
    assertEquals(0, database.count(stranger, table));
  }

  @ParameterizedTest
  @CsvSource({"u-2, referrer, 1", "u-1, referrer, 2", "u-2, supervisor, 2", "u-1, supervisor, 3"})
  void anAgencySeesItsOwnByUnitAndRole(String unit, String role, long alerts) {
    assertEquals(alerts, database.count(Scope.of(agency, unit, role), "alert"));
    assertEquals(
        alerts,
        database.touched(Scope.of(agency, unit, role), "UPDATE alert SET acknowledged_at = now()"));
  }

  @Test
  void whoIsExcludedSeesNoAlertAndNoAuditOfIt() throws SQLException {
    UUID about = UUID.randomUUID();
    rows.execute("UPDATE alert SET subject = 'cases/' || ? WHERE agency = ?", about, agency);
    rows.execute(
        "INSERT INTO audit_entry (id, subject, action, client, details, at) VALUES"
            + " (gen_random_uuid(), ?, 'event.accepted', 'x', '{}', now())",
        about);
    rows.execute(
        "INSERT INTO audit_entry (id, subject, action, client, details, at) SELECT"
            + " gen_random_uuid(), id, 'alert.acknowledged', ?, '{}', now() FROM alert"
            + " WHERE agency = ? LIMIT 1",
        about.toString(),
        agency);
    Scope excluded = Scope.of(agency, "u-1", "supervisor", "auditor");
    String audit = "audit_entry WHERE subject = '" + about + "'";
    String auditOfAlert = "audit_entry WHERE client = '" + about + "'";
    assertEquals(3, database.count(excluded, "alert"));
    assertEquals(1, database.count(excluded, audit));
    assertEquals(1, database.count(excluded, auditOfAlert));
    rows.execute("INSERT INTO exclusion VALUES ('cases/' || ?, 1, ARRAY[?])", about, agency);
    assertEquals(0, database.count(excluded, "alert"));
    assertEquals(0, database.count(excluded, audit));
    assertEquals(0, database.count(excluded, auditOfAlert));
    assertEquals(0, database.touched(excluded, "UPDATE alert SET acknowledged_at = now()"));
    assertEquals("42501", database.refusal(excluded, "SELECT * FROM exclusion"));
    assertEquals("42501", database.refusal(excluded, "DELETE FROM exclusion"));
  }

  @Test
  void nobodyWritesUnderAnothersName() {
    String sql =
        "INSERT INTO audit_entry (id, subject, action, client, details, at) VALUES"
            + " (gen_random_uuid(), gen_random_uuid(), 'x', ?, '{}', now())";
    assertEquals("", database.refusal(Scope.of("a", "u"), sql, "a-client"));
    assertEquals("42501", database.refusal(Scope.of("a", "u"), sql, "b-client"));
    assertEquals("42501", database.refusal(Scope.NONE, sql, ""));
  }

  @Test
  void auditorsAndOperatorsSeeTheirTablesAndNoOther() {
    Scope auditor = Scope.of("oversight", "", "auditor");
    assertEquals(1, database.count(auditor, "audit_entry WHERE id = '" + entry + "'"));
    assertEquals(0, database.count(auditor, "outbox_message"));
    Scope operator = Scope.of("", "", "platform-admin");
    assertEquals(
        1, database.count(operator, "outbox_message WHERE aggregate_id = '" + entry + "'"));
    assertEquals(0, database.count(operator, "audit_entry"));
    assertEquals(0, database.count(operator, "alert"));
  }

  @Test
  void workersRaiseAndDeliverAndReadNoAlert() {
    Scope worker = database.worker();
    assertEquals(0, database.count(worker, "alert"));
    assertEquals(0, database.touched(worker, "UPDATE alert SET acknowledged_at = now()"));
    assertEquals(0, database.count(worker, "audit_entry"));
    assertEquals(1, database.count(worker, "outbox_message WHERE aggregate_id = '" + entry + "'"));
  }

  @Test
  void whoWatchesIsToldWhichAgenciesAndOthersNothing() {
    String asked =
        "SELECT count(*) FROM alerted_agencies('0') WHERE unsettled OR '"
            + agency
            + "' = ANY (agencies)";
    assertEquals(List.of("1"), database.rows(database.worker(), asked));
    assertEquals("42501", database.refusal(Scope.of(agency, "u-1", "supervisor"), asked));
  }

  @Test
  void callersReadNoEventAndRaiseNoAlert() {
    Scope supervisor = Scope.of(agency, "u-1", "supervisor");
    assertEquals("42501", database.refusal(supervisor, "SELECT * FROM event"));
    assertEquals(
        "42501", database.refusal(supervisor, "INSERT INTO alert (id) VALUES (gen_random_uuid())"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', agency-admin, 2",
    "u-1, agency-admin, 1",
    "u-2, agency-admin, 0",
    "u-1, supervisor, 0"
  })
  void administratorsSeeAndChangeTheSubscriptionsOfTheirAgencyOrUnit(
      String unit, String role, int subscriptions) {
    Scope scope = Scope.of(agency, unit, role);
    assertEquals(subscriptions, database.count(scope, "subscription"));
    assertEquals(
        subscriptions, database.touched(scope, "UPDATE subscription SET state = 'paused'"));
    assertEquals(
        subscriptions,
        database.touched(scope, "UPDATE subscription_secret SET retires_at = now()"));
    assertEquals(
        subscriptions, database.touched(scope, "UPDATE subscription_confirmation SET tries = 1"));
    assertEquals(subscriptions, database.touched(scope, "DELETE FROM subscription"));
  }

  @Test
  void nobodySubscribesForAnother() {
    String sql =
        "INSERT INTO subscription (id, agency, unit, channel, url, events, language, state, created_at,"
            + " changed_at, version) VALUES (gen_random_uuid(), ?, ?, 'webhook', 'x', '{*}', 'en',"
            + " 'active', now(), now(), 0)";
    Scope admin = Scope.of(agency, "u-1", "agency-admin");
    assertEquals("", database.refusal(admin, sql, agency, "u-1"));
    assertEquals("42501", database.refusal(admin, sql, agency, "u-2"));
    assertEquals("42501", database.refusal(admin, sql, agency, null));
    assertEquals("42501", database.refusal(admin, sql, "another", "u-1"));
    String secret =
        "INSERT INTO subscription_secret VALUES (gen_random_uuid(), ?, '', now(), now())";
    assertEquals("", database.refusal(admin, secret, unitsSubscription));
    assertEquals(
        "42501",
        database.refusal(Scope.of("another", "", "agency-admin"), secret, unitsSubscription));
  }

  @Test
  void secretsAreTheWorkersToReadAndErasuresToReplay() {
    Scope admin = Scope.of(agency, "", "agency-admin");
    assertEquals("42501", database.refusal(admin, "SELECT sealed FROM subscription_secret"));
    assertEquals("42501", database.refusal(admin, "SELECT * FROM erasure_journal"));
    Scope worker = database.worker();
    String sealed =
        "SELECT count(sealed) FROM subscription_secret WHERE subscription = '"
            + unitsSubscription
            + "'";
    assertEquals(List.of("1"), database.rows(worker, sealed));
    assertEquals(
        "42501", database.refusal(worker, "UPDATE subscription SET url = 'https://elsewhere'"));
    assertEquals("42501", database.refusal(worker, "DELETE FROM subscription"));
    assertEquals("", database.refusal(worker, "SELECT * FROM erasure_journal"));
    assertEquals("42501", database.refusal(worker, "SELECT * FROM subscription_confirmation"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', agency-admin, 2",
    "u-1, agency-admin, 1",
    "u-2, agency-admin, 0",
    "u-1, supervisor, 0"
  })
  void administratorsSeeAndSendAgainWhatTheirSubscriptionsGot(
      String unit, String role, int deliveries) throws SQLException {
    Scope scope = Scope.of(agency, unit, role);
    String again = "UPDATE delivery SET state = 'pending', ended_at = NULL";
    assertEquals(deliveries, database.count(scope, "delivery"));
    assertEquals(deliveries, database.count(scope, "delivery_attempt"));
    assertEquals(deliveries, database.touched(scope, again));
    rows.execute("UPDATE delivery SET subject = ? WHERE agency = ?", "cases/" + agency, agency);
    rows.execute("INSERT INTO exclusion VALUES (?, 1, ARRAY[?])", "cases/" + agency, agency);
    assertEquals(0, database.count(scope, "delivery"));
    assertEquals(0, database.count(scope, "delivery_attempt"));
    assertEquals(0, database.touched(scope, again));
  }

  @Test
  void whatIsSentIsTheWorkersToRead() {
    Scope admin = Scope.of(agency, "", "agency-admin");
    assertEquals("42501", database.refusal(admin, "SELECT body FROM delivery"));
    assertEquals("42501", database.refusal(admin, "UPDATE delivery SET body = ''"));
    assertEquals("42501", database.refusal(admin, "DELETE FROM delivery"));
    assertEquals("42501", database.refusal(admin, "DELETE FROM delivery_attempt"));
    assertEquals(
        List.of("2"),
        database.rows(
            database.worker(), "SELECT count(body) FROM delivery WHERE agency = '" + agency + "'"));
  }
}
