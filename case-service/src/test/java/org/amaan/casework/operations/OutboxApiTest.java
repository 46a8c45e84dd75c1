package org.amaan.casework.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxApiTest extends ApiTest {

  private static final String OPERATOR = "operator";

  @Test
  void listNeedsATokenAndTheRole() {
    needsToken("GET", "/v1/outbox", "");
    get(SUPERVISOR, "/v1/outbox").statusCode(403);
    get("auditor", "/v1/outbox").statusCode(403);
    get(OPERATOR, "/v1/outbox?state=gone").statusCode(400);
    get(OPERATOR, "/v1/outbox?limit=0").statusCode(400);
    get(OPERATOR, "/v1/outbox").statusCode(200);
  }

  @Test
  void redeliveryNeedsATokenAKeyAndTheRole() {
    String path = "/v1/outbox/" + UUID.randomUUID() + "/redelivery";
    needsToken("POST", path, "{}");
    needsIdempotencyKey(OPERATOR, path, "{}");
    refused(403, "not-permitted", SUPERVISOR, path, "{}");
    refused(404, "failed-message-not-found", OPERATOR, path, "{}");
    refused(400, "invalid-request", OPERATOR, path, "{\"now\": true}");
  }

  /** A peer that refuses for good, then is mended: seen, sent again, delivered. */
  @Test
  void refusedMessageIsShownAndCanBeSentAgain() {
    peers.fail("/custody", 403);
    UUID referralId = open().referralId();
    String id =
        rows.of(
                "SELECT id FROM outbox_message WHERE topic = 'custody' AND aggregate_id = ?",
                referralId)
            .get(0);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(31));
              return state(id).equals("failed");
            });
    get(OPERATOR, "/v1/outbox?state=failed&limit=200")
        .body("items.id", hasItem(id))
        .body("items.find { it.id == '" + id + "' }.topic", equalTo("custody"))
        .body(
            "items.find { it.id == '" + id + "' }.lastError",
            equalTo("referral-service refused: 403 urn:amaan:problem:stub"));

    peers.recover();
    UUID key = UUID.randomUUID();
    String path = "/v1/outbox/" + id + "/redelivery";
    post(OPERATOR, key, path, "{}").statusCode(202);
    post(OPERATOR, key, path, "{}").statusCode(202).header("Idempotent-Replayed", "true");
    await().atMost(Duration.ofSeconds(20)).until(() -> state(id).equals("delivered"));
    get(OPERATOR, "/v1/outbox?state=failed&limit=200").body("items.id", not(hasItem(id)));
    assertThat(audited(UUID.fromString(id))).containsExactly("outbox.redelivery");
  }

  private String state(String id) {
    return rows.of("SELECT state FROM outbox_message WHERE id = ?", UUID.fromString(id)).get(0);
  }
}
