package org.amaan.notification.inbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.notification.Rows;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AcknowledgeAlertApiTest {

  @Inject Rows rows;
  @Inject OwnersDatabase database;
  @Inject ScopedDatabase scoped;

  @Test
  void withoutAToken() {
    String id = alert("ahtc", null, null);
    anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(401);
    assertStillOpen(id);
  }

  @Test
  void withoutAKeyOrWithABrokenOne() {
    String id = alert("ahtc", null, null);
    as("ahtc-supervisor")
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("header"))
        .body("errors[0].field", equalTo("Idempotency-Key"));
    as("ahtc-supervisor")
        .header("Idempotency-Key", "once")
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(400);
    assertStillOpen(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"by\":\"Amina\"}", "[]", "7", "\"text\"", "{"})
  void itSaysNothingMore(String body) {
    String id = alert("ahtc", null, null);
    as("ahtc-supervisor")
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(body)
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(400);
    assertStillOpen(id);
  }

  @Test
  void anotherMediaTypeIsRefused() {
    String id = alert("ahtc", null, null);
    as("ahtc-supervisor")
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("text/plain")
        .body("{}")
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(415);
    assertStillOpen(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lahore-supervisor", "stranger-ngo", "auditor", "operator", "case-service"})
  void forStrangersItDoesNotExist(String client) {
    String id = alert("ahtc", null, null);
    acknowledge(client, id, UUID.randomUUID())
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:alert-not-found"));
    assertStillOpen(id);
  }

  @Test
  void anotherUnitOrRoleOfTheAgencyDoesNotSeeItEither() {
    String otherUnit = alert("ahtc", "ahtc-karachi", null);
    acknowledge("ahtc-supervisor", otherUnit, UUID.randomUUID()).statusCode(404);
    assertStillOpen(otherUnit);
    String supervisors = alert("ahtc", null, "supervisor");
    acknowledge("ahtc-officer-1", supervisors, UUID.randomUUID()).statusCode(404);
    assertStillOpen(supervisors);
  }

  @Test
  void whoOnlyAdministersOrAuditsMaySeeButNotAcknowledge() {
    String umeeds = alert("umeed-trust", null, null);
    acknowledge("umeed-admin", umeeds, UUID.randomUUID())
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    assertStillOpen(umeeds);
    String auditors = alert("audit-office", null, null);
    acknowledge("auditor", auditors, UUID.randomUUID()).statusCode(403);
    assertStillOpen(auditors);
  }

  @Test
  void theFirstAcknowledgementCounts() {
    String id = alert("ahtc", "ahtc-islamabad", null);
    String at =
        acknowledge("ahtc-supervisor", id, UUID.randomUUID())
            .statusCode(200)
            .header("ETag", "\"1\"")
            .body("state", equalTo("acknowledged"))
            .body("acknowledgedBy", equalTo("ahtc-supervisor"))
            .body("acknowledgedAt", notNullValue())
            .extract()
            .path("acknowledgedAt");

    assertThat(
            rows.texts(
                "SELECT concat_ws(' ', acknowledged_by, version) FROM alert WHERE id = ?",
                UUID.fromString(id)))
        .isEqualTo(List.of("ahtc-supervisor 1"));
    assertThat(audit(id))
        .isEqualTo(List.of("alert.acknowledged ahtc-supervisor ahtc ahtc-islamabad"));

    // somebody else, later: told who and when, nothing changes
    acknowledge("ahtc-officer-1", id, UUID.randomUUID())
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("acknowledgedBy", equalTo("ahtc-supervisor"))
        .body("acknowledgedAt", equalTo(at));
    assertThat(audit(id).size()).isEqualTo(1);
  }

  @Test
  void anIntegrationAcknowledgesWithoutAPerson() {
    String id = alert("sehat-hospital", null, null);
    acknowledge("sehat-integration", id, UUID.randomUUID())
        .statusCode(200)
        .body("state", equalTo("acknowledged"))
        .body("acknowledgedBy", nullValue());
  }

  @Test
  void aRepeatGetsTheFirstAnswer() {
    String id = alert("ahtc", null, null);
    UUID key = UUID.randomUUID();
    String first = acknowledge("ahtc-supervisor", id, key).statusCode(200).extract().asString();
    String second =
        acknowledge("ahtc-supervisor", id, key)
            .statusCode(200)
            .header("Idempotent-Replayed", "true")
            .header("ETag", "\"1\"")
            .extract()
            .asString();
    assertThat(second).isEqualTo(first);
    as("ahtc-supervisor")
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body("{}")
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", "true");
    assertThat(audit(id).size()).isEqualTo(1);
  }

  @Test
  void aKeyServesOneRequest() {
    UUID key = UUID.randomUUID();
    acknowledge("ahtc-supervisor", alert("ahtc", null, null), key).statusCode(200);
    String other = alert("ahtc", null, null);
    acknowledge("ahtc-supervisor", other, key)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
    assertStillOpen(other);
  }

  /** All of them have begun before the first may end: they wait for a row that the test holds. */
  @Test
  void ofEightAtOnceOneIsTheFirst() throws Exception {
    String id = alert("ahtc", null, null);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<String>> answers = new ArrayList<>();
    try (Connection holder = database.getConnection()) {
      holder.setAutoCommit(false);
      holder.createStatement().execute("SELECT 1 FROM alert WHERE id = '" + id + "' FOR UPDATE");
      for (int i = 0; i < 8; i++) {
        String client = i % 2 == 0 ? "ahtc-supervisor" : "ahtc-officer-1";
        answers.add(
            pool.submit(
                () ->
                    acknowledge(client, id, UUID.randomUUID())
                        .statusCode(200)
                        .header("ETag", "\"1\"")
                        .extract()
                        .path("acknowledgedBy")));
      }
      await()
          .atMost(20, SECONDS)
          .until(
              () ->
                  scoped.count(
                          Scope.NONE,
                          "pg_stat_activity WHERE datname = current_database()"
                              + " AND wait_event_type = 'Lock'")
                      == 8);
      holder.rollback();
      holder.setAutoCommit(true);
    }
    Set<String> winners = new HashSet<>();
    for (Future<String> answer : answers) {
      winners.add(answer.get());
    }
    pool.shutdownNow();
    assertThat(winners.size()).isEqualTo(1);
    assertThat(audit(id).size()).isEqualTo(1);
  }

  private static ValidatableResponse acknowledge(String client, String id, UUID key) {
    return as(client)
        .header("Idempotency-Key", key)
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then();
  }

  private String alert(String agency, String unit, String role) {
    TestEvent event = TestEvent.submitted().to(agency, unit, role, "receive").report();
    return rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0);
  }

  private List<String> audit(String alert) {
    return rows.texts(
        "SELECT concat_ws(' ', action, person, agency, unit) FROM audit_entry WHERE subject = ?",
        UUID.fromString(alert));
  }

  private void assertStillOpen(String id) {
    assertThat(
            rows.count(
                "SELECT count(*) FROM alert WHERE id = ? AND acknowledged_at IS NULL AND version = 0",
                UUID.fromString(id)))
        .isEqualTo(1);
    assertThat(audit(id)).isEqualTo(List.of());
  }
}
