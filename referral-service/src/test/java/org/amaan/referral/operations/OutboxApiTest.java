package org.amaan.referral.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/outbox} and {@code POST /v1/outbox/{id}/redelivery}. */
@QuarkusTest
class OutboxApiTest extends ServiceTest {

  @Inject Rows rows;
  @Inject OwnersDatabase database;

  @Test
  void isForTheOperator() {
    Api.anonymous().get("/v1/outbox").then().statusCode(401);
    redeliver(null, UUID.randomUUID().toString(), 401);
    for (String client : List.of("umeed-caseworker", "auditor", "case-service")) {
      Api.as(client).get("/v1/outbox").then().statusCode(403);
      redeliver(client, UUID.randomUUID().toString(), 403);
    }
    Api.as("operator").get("/v1/outbox?state=delivered").then().statusCode(400);
    Api.as("operator").get("/v1/outbox?limit=0").then().statusCode(400);
  }

  @Test
  void onlyAFailedMessageIsRedelivered() {
    redeliver("operator", UUID.randomUUID().toString(), 404);
    String delivered = deliveredMessage();
    redeliver("operator", delivered, 404);
    Api.as("operator")
        .body("{}")
        .post("/v1/outbox/{id}/redelivery", delivered)
        .then()
        .statusCode(400);
    Api.commandAs("operator")
        .body("{\"surplus\": 1}")
        .post("/v1/outbox/{id}/redelivery", delivered)
        .then()
        .statusCode(400);
  }

  @Test
  void whatWasGivenUpIsListedAndSentAgain() throws SQLException {
    String message = deliveredMessage();
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE outbox_message SET state = 'failed', attempts = 12, last_error = 'refused' WHERE id = '"
              + message
              + "'");
    }
    Api.as("operator")
        .get("/v1/outbox?limit=200")
        .then()
        .statusCode(200)
        .body("items.find { it.id == '" + message + "' }.topic", equalTo("event"))
        .body("items.find { it.id == '" + message + "' }.lastError", equalTo("refused"))
        .body("items.find { it.id == '" + message + "' }.payload", equalTo(null));
    redeliver("operator", message, 202);
    assertThat(rows.audit(message).get(0)).isEqualTo("outbox.redelivery {}");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> state(message).equals("delivered"));
    Api.as("operator").get("/v1/outbox?limit=200").then().body("items.id", not(hasItem(message)));
  }

  @Test
  void isReadPageByPage() throws SQLException {
    String older = deliveredMessage();
    String newer = deliveredMessage();
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE outbox_message SET state = 'failed' WHERE id IN ('%s', '%s')"
              .formatted(older, newer));
    }
    String next =
        Api.as("operator")
            .get("/v1/outbox?limit=1")
            .then()
            .statusCode(200)
            .body("items.id", equalTo(List.of(newer)))
            .extract()
            .jsonPath()
            .getString("next");
    Api.as("operator")
        .get("/v1/outbox?limit=1&cursor=" + next)
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(older)));
    Api.as("operator").get("/v1/outbox?cursor=x").then().statusCode(400);
    redeliver("operator", older, 202);
    redeliver("operator", newer, 202);
  }

  private String deliveredMessage() {
    Referred referred = Stages.at("submitted");
    String id =
        rows.one("SELECT id FROM outbox_message WHERE aggregate_id = ?", referred.referralId());
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("delivered"));
    return id;
  }

  private String state(String message) {
    return rows.one("SELECT state FROM outbox_message WHERE id = ?::uuid", message);
  }

  private static void redeliver(String client, String message, int status) {
    (client == null
            ? Api.anonymous().header("Idempotency-Key", UUID.randomUUID())
            : Api.commandAs(client))
        .body("{}")
        .post("/v1/outbox/{id}/redelivery", message)
        .then()
        .statusCode(status);
  }
}
