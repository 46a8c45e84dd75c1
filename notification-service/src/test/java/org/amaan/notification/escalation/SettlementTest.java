package org.amaan.notification.escalation;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.Rows;
import org.amaan.notification.TestEvent;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is due is done, moved or over: the alerts of that deadline, and of no other, are settled.
 */
@QuarkusTest
class SettlementTest {

  private static final String PASSED = "org.amaan.case.deadline-passed.v1";
  private static final String HEARING = "org.amaan.case.hearing-due.v1";
  private static final String OFFICER = "ahtc-officer-1";
  private static final String SUPERVISOR = "ahtc-supervisor";
  private static final String ADMIN = "umeed-admin";

  @Inject Rows rows;
  @Inject SettableClock clock;
  @Inject EscalationTimer timer;

  private final UUID reference = UUID.randomUUID();

  @BeforeEach
  @AfterEach
  void standard() throws SQLException {
    clock.reset();
    rows.execute(
        "UPDATE escalation SET next_at = NULL, outcome = 'exhausted', ended_at = now() WHERE"
            + " outcome IS NULL");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofTwoDeadlinesOfACaseOneIsSettledInWhateverOrderThatIsReported(boolean inOrder) {
    TestEvent settled = passed(reference);
    TestEvent other = passed(UUID.randomUUID());
    other.body().put("subject", settled.body().get("subject"));
    other.report();
    if (inOrder) {
      settled.report();
      after(Duration.ofMinutes(1));
    }
    TestEvent settlement = settlement(settled, reference);
    // Its clock is behind, it comes twice, and once more for the same alerts.
    settlement.body().put("time", "2026-11-24T09:29:00Z");
    settlement.report();
    settlement.report();
    settlement(settled, reference, UUID.randomUUID()).report();
    if (!inOrder) {
      settled.report();
    }
    get(SUPERVISOR, alert(settled))
        .body("state", equalTo("open"))
        .body("escalationStopped", equalTo("settled"))
        .body("escalatesAt", nullValue());
    get(SUPERVISOR, alert(other))
        .body("escalationStopped", nullValue())
        .body("escalatesAt", notNullValue());
    after(Duration.ofDays(3));
    assertThat(escalations(settled)).isEqualTo(0);
    assertThat(escalations(other)).isEqualTo(1);
    get(SUPERVISOR, alert(settled)).body("escalationStopped", equalTo("settled"));
  }

  /**
   * A deadline has steps of its own: its alerts are escalated by nobody else, and settled all the
   * same.
   */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void alsoWhatIsNeverEscalated(boolean inOrder) {
    TestEvent settled = due(reference);
    TestEvent other = due(UUID.randomUUID()).report();
    TestEvent before = due(null).report();
    TestEvent settlement = settlement(settled, reference);
    (inOrder ? settled : settlement).report();
    get(OFFICER, alert(other)).body("escalationStopped", nullValue());
    (inOrder ? settlement : settled).report();
    get(OFFICER, alert(settled))
        .body("state", equalTo("open"))
        .body("escalationStopped", equalTo("settled"))
        .body("escalations", nullValue());
    as(OFFICER)
        .get("/v1/alerts?state=open&limit=200")
        .then()
        .body(
            "items.findAll { it.escalationStopped == 'settled' }.id",
            hasItem(alert(settled).toString()));
    get(OFFICER, alert(other)).body("escalationStopped", nullValue());
    get(OFFICER, alert(before)).body("escalationStopped", nullValue());
  }

  @Test
  void whoWasAlertedBecauseNobodyActedSeesItToo() {
    TestEvent settled = TestEvent.handoverOffered();
    settled.body().put("type", PASSED);
    settled.data().put("settledBy", reference);
    settled.to("umeed-trust", null, "supervisor", "meet-deadline").report();
    after(Duration.ofHours(21));
    UUID escalated =
        UUID.fromString(
            rows.texts(
                    "SELECT id FROM alert WHERE subject = ? AND escalates IS NOT NULL",
                    settled.body().get("subject"))
                .get(0));
    get(ADMIN, escalated).body("escalationStopped", equalTo("exhausted"));
    settlement(settled, reference).report();
    get(ADMIN, escalated).body("escalationStopped", equalTo("settled"));
  }

  /** Neither what settles an alert, nor that something was settled, is for anybody to see. */
  @Test
  void aSettlementTellsNobodyAnythingElse() {
    TestEvent settled = due(reference).report();
    String before = as(OFFICER).get("/v1/alerts?limit=1").asString();
    assertThat(before).doesNotContain(reference.toString());
    TestEvent settlement = settlement(settled, reference).report();
    assertThat(rows.count("SELECT count(*) FROM alert WHERE event_id = ?", settlement.id))
        .isEqualTo(0);
    assertThat(
            rows.count(
                "SELECT count(*) FROM alert WHERE subject = ?", settled.body().get("subject")))
        .isEqualTo(1);
    assertThat(as(OFFICER).get("/v1/alerts?limit=1").asString())
        .isEqualTo(
            before.replace(
                "\"state\":\"open\"", "\"state\":\"open\",\"escalationStopped\":\"settled\""));
  }

  /** Whoever acknowledges what is settled has done so; nothing else becomes of it. */
  @Test
  void whatIsSettledMayBeAcknowledged() {
    TestEvent settled = due(reference).report();
    settlement(settled, reference).report();
    as(OFFICER)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + alert(settled) + "/acknowledgement")
        .then()
        .statusCode(200)
        .body("state", equalTo("acknowledged"))
        .body("escalationStopped", equalTo("settled"));
  }

  /** A deadline of a case of which the supervisor of its unit was told that it has passed. */
  private static TestEvent passed(UUID reference) {
    TestEvent event =
        TestEvent.handoverOffered().to("ahtc", "ahtc-islamabad", "supervisor", "meet-deadline");
    event.body().put("type", PASSED);
    event.data().put("settledBy", reference);
    return event;
  }

  private static TestEvent due(UUID reference) {
    TestEvent event =
        TestEvent.handoverOffered()
            .to("ahtc", "ahtc-islamabad", "investigator+supervisor", "attend-hearing");
    event.body().put("type", HEARING);
    event.data().put("settledBy", reference);
    return event;
  }

  private static TestEvent settlement(TestEvent about, UUID... references) {
    TestEvent event = TestEvent.handoverOffered();
    event.body().put("type", "org.amaan.case.alerts-settled.v1");
    event.body().put("subject", about.body().get("subject"));
    event.data().remove("dueAt");
    event.data().remove("recipients");
    event.data().put("settles", List.of(references));
    return event;
  }

  private void after(Duration passed) {
    clock.advance(passed);
    Acting.asWorker(
        () -> {
          timer.run();
          return true;
        });
  }

  private long escalations(TestEvent event) {
    return rows.count(
        "SELECT count(*) FROM escalation_step s JOIN alert a ON a.id = s.escalation WHERE"
            + " a.event_id = ?",
        event.id);
  }

  private UUID alert(TestEvent event) {
    return UUID.fromString(rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0));
  }

  private static ValidatableResponse get(String client, UUID alert) {
    return as(client).get("/v1/alerts/" + alert).then().statusCode(200);
  }
}
