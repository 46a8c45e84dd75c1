package org.amaan.notification;

import static org.assertj.core.api.Assertions.assertThat;

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
          "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency,"
              + " agency, unit, roles, action, created_at, version) VALUES (gen_random_uuid(),"
              + " 'urn:amaan:x', ?, 'type', 'cases/x', 'ref', '/x', 'routine', ?, "
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
        "INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent,"
            + " body, next_at, expires_at, created_at) SELECT gen_random_uuid(), s.id, a.id,"
            + " a.agency, 'webhook', a.subject, a.type, false, 'body', now(), now(), now() FROM"
            + " subscription s, alert a WHERE s.agency = ? AND a.agency = s.agency AND a.roles IS"
            + " NULL AND a.unit IS NULL",
        agency);
    rows.execute(
        "INSERT INTO delivery_attempt SELECT id, 1, now(), 'refused', 500, 1, 'sealed' FROM"
            + " delivery WHERE agency = ?",
        agency);
    rows.execute(
        "INSERT INTO escalation_ladder (agency, version) VALUES (?, 0) ON CONFLICT DO NOTHING",
        agency);
    rows.execute(
        "INSERT INTO delivery_queue SELECT id, 'infinity' FROM subscription WHERE agency = ?"
            + " ON CONFLICT DO NOTHING",
        agency);
    escalation(agency, coordinator);
    rows.execute(
        "INSERT INTO idempotency_key (key_hash, request_hash, status, created_at) VALUES"
            + " (uuid_send(?), '', 200, now())",
        entry);
  }

  /** The alert for the unit was escalated to the supervisor, and from there to who coordinates. */
  private void escalation(String agency, String coordinator) throws SQLException {
    rows.execute(
        "INSERT INTO escalation (alert, agency, unit, action, type, subject, reference, link,"
            + " urgency, coordinators, occurred_at, raised_at, next_at) SELECT id, agency, unit,"
            + " action, type, subject, reference, link, urgency, '{}', now(), now(), 'infinity'"
            + " FROM alert WHERE agency = ? AND unit = 'u-1'",
        agency);
    for (String to : List.of(agency, coordinator)) {
      rows.execute(
          "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency,"
              + " agency, roles, action, created_at, version, escalates) SELECT gen_random_uuid(),"
              + " source, event_id, type, subject, reference, link, urgency, ?, '{prosecutor}',"
              + " 'follow-up', now(), 0, id FROM alert WHERE agency = ? AND unit = 'u-1'",
          to,
          agency);
      rows.execute(
          "INSERT INTO escalation_step (alert, escalation, step, agency, role, at) SELECT id,"
              + " escalates, 'supervisor', agency, roles[1], now() FROM alert WHERE agency = ? AND"
              + " escalates IS NOT NULL",
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
  void whoSeesOneOfItsAlertsSeesAnEscalationAndOfAnothersOnlyItsOwnStep(
      String who, String unit, String role, int escalations, int steps) {
    Scope scope = Scope.of(who.equals("agency") ? agency : coordinator, unit, role);
    assertThat(database.count(scope, "escalation")).isEqualTo(escalations);
    assertThat(database.count(scope, "escalation_step")).isEqualTo(steps);
    assertThat(database.refusal(scope, "SELECT reference FROM escalation")).isEqualTo("42501");
    assertThat(database.refusal(scope, "UPDATE escalation SET next_at = NULL")).isEqualTo("42501");
    assertThat(database.refusal(scope, "UPDATE escalation_step SET acknowledged_at = now()"))
        .isEqualTo("42501");
  }

  @Test
  void ofAnEscalationTheExcludedSeeNothing() throws SQLException {
    rows.execute("UPDATE alert SET subject = ? WHERE agency = ?", "cases/" + agency, agency);
    rows.execute("INSERT INTO exclusion VALUES (?, 1, ARRAY[?])", "cases/" + agency, agency);
    Scope excluded = Scope.of(agency, "u-1", "supervisor");
    assertThat(database.count(excluded, "escalation")).isEqualTo(0);
    assertThat(database.count(excluded, "escalation_step")).isEqualTo(0);
  }

  @Test
  void anAgencysLadderIsReadByItsMembersAndChangedByWhoAdministersAllOfIt() {
    String change = "UPDATE escalation_ladder SET version = version + 1";
    assertThat(database.count(Scope.of(agency, "u-1", "caseworker"), "escalation_ladder"))
        .isEqualTo(1);
    assertThat(database.touched(Scope.of(agency, "", "agency-admin"), change)).isEqualTo(1);
    assertThat(database.touched(Scope.of(agency, "u-1", "agency-admin"), change)).isEqualTo(0);
    assertThat(database.touched(Scope.of(agency, "", "supervisor"), change)).isEqualTo(0);
    String another = "INSERT INTO escalation_ladder (agency, version) VALUES (?, 0)";
    Scope admin = Scope.of(agency + "-2", "", "agency-admin");
    assertThat(database.refusal(admin, another, agency + "-2")).isEqualTo("");
    assertThat(database.refusal(admin, another, agency + "-3")).isEqualTo("42501");
    assertThat(database.refusal(database.worker(), another, agency + "-2")).isEqualTo("42501");
  }

  private void subscribe(UUID id, String unit) throws SQLException {
    rows.execute(
        "INSERT INTO subscription (id, agency, unit, channel, url, events, language, state,"
            + " created_at, changed_at, version) VALUES (?, ?, ?, 'webhook', 'https://x', '{*}',"
            + " 'en', 'active', now(), now(), 0)",
        id,
        agency,
        unit);
    rows.execute(
        "INSERT INTO subscription_secret VALUES (gen_random_uuid(), ?, 'sealed', now(), NULL)", id);
    rows.execute("INSERT INTO subscription_confirmation VALUES (?, 'hash', now(), 0, 1)", id);
  }

  /** Nobody may ask for a partition: who asks for its table is bound by the policies of that. */
  @Test
  void everyTableHasAPolicyOrAReasonForNone() {
    assertThat(
            new TreeSet<>(
                rows.texts(
                    """
                    SELECT relname FROM pg_class c
                    WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
                      AND relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace,
                        'pg_toast'::regnamespace)
                      AND NOT (relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid))
                      AND NOT (relispartition AND NOT EXISTS (SELECT 1 FROM aclexplode(relacl) WHERE grantee <> relowner))
                    """)))
        .isEqualTo(new TreeSet<>(EXEMPT.keySet()));
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
        "delivery_queue",
        "escalation_ladder",
        "escalation",
        "escalation_step"
      })
  void whoForgetsToSayWhoIsAskingSeesNothing(String table) {
    assertThat(database.count(Scope.NONE, table)).isEqualTo(0);
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
        "delivery_queue",
        "escalation_ladder",
        "escalation",
        "escalation_step"
      })
  void strangersSeeNothing(String table) {
    Scope stranger = Scope.of("nobody", "u-1", "supervisor", "caseworker", "coordinator");
    assertThat(database.count(stranger, table)).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"u-2, referrer, 1", "u-1, referrer, 2", "u-2, supervisor, 2", "u-1, supervisor, 3"})
  void anAgencySeesItsOwnByUnitAndRole(String unit, String role, long alerts) {
    assertThat(database.count(Scope.of(agency, unit, role), "alert")).isEqualTo(alerts);
    assertThat(
            database.touched(
                Scope.of(agency, unit, role), "UPDATE alert SET acknowledged_at = now()"))
        .isEqualTo(alerts);
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
    assertThat(database.count(excluded, "alert")).isEqualTo(3);
    assertThat(database.count(excluded, audit)).isEqualTo(1);
    assertThat(database.count(excluded, auditOfAlert)).isEqualTo(1);
    rows.execute("INSERT INTO exclusion VALUES ('cases/' || ?, 1, ARRAY[?])", about, agency);
    assertThat(database.count(excluded, "alert")).isEqualTo(0);
    assertThat(database.count(excluded, audit)).isEqualTo(0);
    assertThat(database.count(excluded, auditOfAlert)).isEqualTo(0);
    assertThat(database.touched(excluded, "UPDATE alert SET acknowledged_at = now()")).isEqualTo(0);
    assertThat(database.refusal(excluded, "SELECT * FROM exclusion")).isEqualTo("42501");
    assertThat(database.refusal(excluded, "DELETE FROM exclusion")).isEqualTo("42501");
  }

  @Test
  void nobodyWritesUnderAnothersName() {
    String sql =
        "INSERT INTO audit_entry (id, subject, action, client, details, at) VALUES"
            + " (gen_random_uuid(), gen_random_uuid(), 'x', ?, '{}', now())";
    assertThat(database.refusal(Scope.of("a", "u"), sql, "a-client")).isEqualTo("");
    assertThat(database.refusal(Scope.of("a", "u"), sql, "b-client")).isEqualTo("42501");
    assertThat(database.refusal(Scope.NONE, sql, "")).isEqualTo("42501");
  }

  @Test
  void auditorsAndOperatorsSeeTheirTablesAndNoOther() {
    Scope auditor = Scope.of("oversight", "", "auditor");
    assertThat(database.count(auditor, "audit_entry WHERE id = '" + entry + "'")).isEqualTo(1);
    assertThat(database.count(auditor, "outbox_message")).isEqualTo(0);
    Scope operator = Scope.of("", "", "platform-admin");
    assertThat(database.count(operator, "outbox_message WHERE aggregate_id = '" + entry + "'"))
        .isEqualTo(1);
    assertThat(database.count(operator, "audit_entry")).isEqualTo(0);
    assertThat(database.count(operator, "alert")).isEqualTo(0);
  }

  @Test
  void workersRaiseAndDeliverAndReadNoAlert() {
    Scope worker = database.worker();
    assertThat(database.count(worker, "alert")).isEqualTo(0);
    assertThat(database.touched(worker, "UPDATE alert SET acknowledged_at = now()")).isEqualTo(0);
    assertThat(database.count(worker, "audit_entry")).isEqualTo(0);
    assertThat(database.count(worker, "outbox_message WHERE aggregate_id = '" + entry + "'"))
        .isEqualTo(1);
  }

  @Test
  void whoWatchesIsToldWhichAgenciesAndOthersNothing() {
    String asked =
        "SELECT count(*) FROM alerted_agencies('0') WHERE unsettled OR '"
            + agency
            + "' = ANY (agencies)";
    assertThat(database.rows(database.worker(), asked)).isEqualTo(List.of("1"));
    assertThat(database.refusal(Scope.of(agency, "u-1", "supervisor"), asked)).isEqualTo("42501");
  }

  @Test
  void callersReadNoEventAndRaiseNoAlert() {
    Scope supervisor = Scope.of(agency, "u-1", "supervisor");
    assertThat(database.refusal(supervisor, "SELECT * FROM event")).isEqualTo("42501");
    assertThat(database.refusal(supervisor, "INSERT INTO alert (id) VALUES (gen_random_uuid())"))
        .isEqualTo("42501");
  }

  /**
   * Whoever has an alert's reference is told whether it is settled; the alert's scope is checked.
   */
  @Test
  void nobodyReadsWhatElseIsSettled() throws SQLException {
    UUID reference = UUID.randomUUID();
    rows.execute("INSERT INTO settlement VALUES (?, now())", reference);
    Scope supervisor = Scope.of(agency, "u-1", "supervisor");
    String write = "INSERT INTO settlement VALUES (gen_random_uuid(), now())";
    assertThat(database.refusal(supervisor, "SELECT * FROM settlement")).isEqualTo("42501");
    assertThat(database.refusal(supervisor, write)).isEqualTo("42501");
    assertThat(database.rows(supervisor, "SELECT is_settled('" + reference + "')::text"))
        .isEqualTo(List.of("true"));
    Scope worker = database.worker();
    assertThat(database.refusal(worker, write)).isEqualTo("");
    assertThat(database.refusal(worker, "DELETE FROM settlement")).isEqualTo("42501");
    assertThat(database.refusal(worker, "UPDATE settlement SET settled_at = now()"))
        .isEqualTo("42501");
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
    assertThat(database.count(scope, "subscription")).isEqualTo(subscriptions);
    assertThat(database.touched(scope, "UPDATE subscription SET state = 'paused'"))
        .isEqualTo(subscriptions);
    assertThat(database.touched(scope, "UPDATE subscription_secret SET retires_at = now()"))
        .isEqualTo(subscriptions);
    assertThat(database.touched(scope, "UPDATE subscription_confirmation SET tries = 1"))
        .isEqualTo(subscriptions);
    assertThat(database.touched(scope, "DELETE FROM subscription")).isEqualTo(subscriptions);
  }

  @Test
  void nobodySubscribesForAnother() {
    String sql =
        "INSERT INTO subscription (id, agency, unit, channel, url, events, language, state,"
            + " created_at, changed_at, version) VALUES (gen_random_uuid(), ?, ?, 'webhook', 'x',"
            + " '{*}', 'en', 'active', now(), now(), 0)";
    Scope admin = Scope.of(agency, "u-1", "agency-admin");
    assertThat(database.refusal(admin, sql, agency, "u-1")).isEqualTo("");
    assertThat(database.refusal(admin, sql, agency, "u-2")).isEqualTo("42501");
    assertThat(database.refusal(admin, sql, agency, null)).isEqualTo("42501");
    assertThat(database.refusal(admin, sql, "another", "u-1")).isEqualTo("42501");
    String secret =
        "INSERT INTO subscription_secret VALUES (gen_random_uuid(), ?, '', now(), now())";
    assertThat(database.refusal(admin, secret, unitsSubscription)).isEqualTo("");
    assertThat(database.refusal(Scope.of("another", "", "agency-admin"), secret, unitsSubscription))
        .isEqualTo("42501");
  }

  @Test
  void secretsAreTheWorkersToReadAndErasuresToReplay() {
    Scope admin = Scope.of(agency, "", "agency-admin");
    assertThat(database.refusal(admin, "SELECT sealed FROM subscription_secret"))
        .isEqualTo("42501");
    assertThat(database.refusal(admin, "SELECT * FROM erasure_journal")).isEqualTo("42501");
    Scope worker = database.worker();
    String sealed =
        "SELECT count(sealed) FROM subscription_secret WHERE subscription = '"
            + unitsSubscription
            + "'";
    assertThat(database.rows(worker, sealed)).isEqualTo(List.of("1"));
    assertThat(database.refusal(worker, "UPDATE subscription SET url = 'https://elsewhere'"))
        .isEqualTo("42501");
    assertThat(database.refusal(worker, "DELETE FROM subscription")).isEqualTo("42501");
    assertThat(database.refusal(worker, "SELECT * FROM erasure_journal")).isEqualTo("");
    assertThat(database.refusal(worker, "SELECT * FROM subscription_confirmation"))
        .isEqualTo("42501");
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
    assertThat(database.count(scope, "delivery")).isEqualTo(deliveries);
    assertThat(database.count(scope, "delivery_attempt")).isEqualTo(deliveries);
    assertThat(database.touched(scope, again)).isEqualTo(deliveries);
    rows.execute("UPDATE delivery SET subject = ? WHERE agency = ?", "cases/" + agency, agency);
    rows.execute("INSERT INTO exclusion VALUES (?, 1, ARRAY[?])", "cases/" + agency, agency);
    assertThat(database.count(scope, "delivery")).isEqualTo(0);
    assertThat(database.count(scope, "delivery_attempt")).isEqualTo(0);
    assertThat(database.touched(scope, again)).isEqualTo(0);
  }

  @Test
  void whatIsSentIsTheWorkersToRead() {
    Scope admin = Scope.of(agency, "", "agency-admin");
    assertThat(database.refusal(admin, "SELECT body FROM delivery")).isEqualTo("42501");
    assertThat(database.refusal(admin, "UPDATE delivery SET body = ''")).isEqualTo("42501");
    assertThat(database.refusal(admin, "DELETE FROM delivery")).isEqualTo("42501");
    assertThat(database.refusal(admin, "DELETE FROM delivery_attempt")).isEqualTo("42501");
    assertThat(
            database.rows(
                database.worker(),
                "SELECT count(body) FROM delivery WHERE agency = '" + agency + "'"))
        .isEqualTo(List.of("2"));
  }
}
