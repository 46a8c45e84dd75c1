package org.amaan.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.amaan.notification.Rows;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With tens of thousands of open alerts a look reads those that are due, and no other. */
@QuarkusTest
class EscalationRepositoryTest {

  @Inject Rows rows;
  @Inject OwnersDatabase database;
  @Inject ScopedDatabase scoped;

  @AfterEach
  void ended() throws SQLException {
    rows.execute(
        "UPDATE escalation SET next_at = NULL, outcome = 'exhausted', ended_at = now() WHERE outcome IS"
            + " NULL");
  }

  @Test
  void hotQueriesGoByTheirIndexes() throws SQLException {
    rows.execute(
        "INSERT INTO event SELECT 'urn:amaan:case-service', gen_random_uuid(),"
            + " 'org.amaan.case.opened.v1', 'cases/plan-' || i, now(), now() FROM generate_series(1,"
            + " 20000) i");
    rows.execute(
        "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency,"
            + " action, created_at, version) SELECT gen_random_uuid(), source, id, type, subject, 'x',"
            + " 'x', 'routine', 'escalated-' || (row_number() OVER ()) % 200, 'claim-case', now(), 0 FROM"
            + " event WHERE subject LIKE 'cases/plan-%'");
    rows.execute(
        "INSERT INTO escalation (alert, agency, action, type, subject, reference, link, urgency,"
            + " coordinators, occurred_at, raised_at, next_at) SELECT id, agency, action, type,"
            + " subject, reference, link, urgency, '{}', now(), now(), now() + random() * interval '40"
            + " hours' FROM alert WHERE agency LIKE 'escalated-%'");
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE event, alert, escalation");
    }
    Scope worker = scoped.worker();
    assertGoesBy(
        "escalation_next",
        worker,
        "SELECT next_at, alert FROM escalation WHERE next_at <= now() AND (next_at, alert) >"
            + " ('1970-01-01', '00000000-0000-0000-0000-000000000000') ORDER BY next_at, alert"
            + " LIMIT 200");
    String again = "SELECT alert FROM escalation WHERE ";
    String locked = " AND next_at > now() ORDER BY alert FOR NO KEY UPDATE";
    assertGoesBy(
        "escalation_of_subject", worker, again + "subject = ANY ('{cases/plan-7}')" + locked);
    assertGoesBy("escalation_of_agency", worker, again + "agency = 'escalated-7'" + locked);
    // Random ids have no month.
    assertGoesBy(
        "event_default_subject_idx",
        worker,
        "SELECT EXISTS (SELECT FROM event WHERE subject = 'cases/plan-7' AND type = ANY"
            + " ('{org.amaan.case.assigned.v1}') AND occurred_at >= now())");
    String of =
        rows.texts("SELECT alert FROM escalation WHERE agency = 'escalated-7' LIMIT 1").get(0);
    assertGoesBy(
        "escalation_pkey",
        Scope.of("escalated-7", "", "caseworker"),
        "SELECT c.alert, s.at FROM escalation c LEFT JOIN escalation_step s ON s.escalation = c.alert WHERE c.alert"
            + " = ANY ('{"
            + of
            + "}')");
  }

  private void assertGoesBy(String index, Scope scope, String sql) {
    List<String> lines = scoped.rows(scope, "EXPLAIN " + sql);
    String plan = String.join("\n", lines);
    assertThat(plan.contains(index) && !plan.contains("Seq Scan on escalation c"))
        .as(plan)
        .isTrue();
    assertThat(
            !plan.contains("Seq Scan on escalation\n")
                && !plan.contains("Seq Scan on event_default"))
        .as(plan)
        .isTrue();
  }
}
