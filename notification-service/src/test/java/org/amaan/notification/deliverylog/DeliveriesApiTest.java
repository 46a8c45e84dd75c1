package org.amaan.notification.deliverylog;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log, and sending again. */
@QuarkusTest
class DeliveriesApiTest {

  private static final String MANY = "/v1/deliveries/redelivery";

  @Inject Rows rows;
  @Inject SettableClock clock;

  private final Receiver receiver = new Receiver();
  private Subscribed subscription;

  @BeforeEach
  void one() throws SQLException {
    rows.execute("DELETE FROM subscription");
    subscription = Subscribed.to(receiver.url());
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    receiver.close();
    clock.reset();
  }

  @Test
  void withoutAToken() {
    String id = dead();
    anonymous().get("/v1/deliveries").then().statusCode(401);
    anonymous().get("/v1/deliveries/" + id).then().statusCode(401);
    anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/deliveries/" + id + "/redelivery")
        .then()
        .statusCode(401);
    anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(Map.of("subscription", subscription.id()))
        .post(MANY)
        .then()
        .statusCode(401);
    assertThat(state(id)).isEqualTo("dead");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator", "case-service"})
  void forAnybodyElseTheyDoNotExist(String client) {
    String id = dead();
    as(client).get("/v1/deliveries").then().statusCode(403);
    as(client).get("/v1/deliveries/" + id).then().statusCode(404);
    redeliver(client, id).statusCode(404);
    redeliverMany(client, Map.of("subscription", subscription.id())).statusCode(404);
    assertThat(state(id)).isEqualTo("dead");
  }

  @Test
  void pagesFromTheNewestToTheOldestByStateAndSubscription() {
    List<String> delivered =
        IntStream.range(0, 3).mapToObj(i -> awaited(sent(), "delivered")).toList();
    Subscribed other = Subscribed.to(receiver.url());
    subscription.change("{\"state\": \"paused\"}");
    String pending = sent();
    await().until(() -> rows.count("SELECT count(*) FROM delivery") == 5);

    ValidatableResponse page =
        as(ADMIN)
            .get("/v1/deliveries?state=delivered&limit=2&subscription=" + subscription.id())
            .then()
            .statusCode(200)
            .body("items.id", equalTo(List.of(delivered.get(2), delivered.get(1))))
            .body("items[0].lastAttempt.result", equalTo("delivered"))
            .body("items[0].lastAttempt.latencyMs", notNullValue())
            .body("items[0].nextAttemptAt", nullValue());
    as(ADMIN)
        .get(
            "/v1/deliveries?state=delivered&limit=2&subscription="
                + subscription.id()
                + "&cursor="
                + page.extract().path("next"))
        .then()
        .body("items.id", equalTo(List.of(delivered.get(0))))
        .body("next", nullValue());
    as(ADMIN)
        .get("/v1/deliveries?state=pending")
        .then()
        .body("items.id", equalTo(List.of(pending)))
        .body("items[0].nextAttemptAt", nullValue())
        .body("items[0].lastAttempt", nullValue());
    as(ADMIN)
        .get("/v1/deliveries?subscription=" + other.id())
        .then()
        .body("items.size()", equalTo(1));
    as(ADMIN)
        .get("/v1/deliveries?subscription=" + UUID.randomUUID())
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"state=lost", "subscription=mine", "limit=0", "cursor=x", "url=x"})
  void whatTheContractDoesNotSay(String query) {
    as(ADMIN).get("/v1/deliveries?" + query).then().statusCode(400);
  }

  @Test
  void whatTheReceiverSaidIsKeptSealed() {
    receiver.answering(any -> new Receiver.Answer(500, Map.of(), "Amina Bibi is unknown"));
    String id = sent();
    await()
        .until(
            () ->
                "Amina Bibi is unknown"
                    .equals(
                        as(ADMIN)
                            .get("/v1/deliveries/" + id)
                            .then()
                            .statusCode(200)
                            .extract()
                            .path("log[0].snippet")));
    as(ADMIN)
        .get("/v1/deliveries/" + id)
        .then()
        .body("log[0].status", equalTo(500))
        .body("nextAttemptAt", notNullValue())
        .body("alert", notNullValue());
    for (String row : rows.texts("SELECT encode(snippet, 'escape') FROM delivery_attempt")) {
      assertThat(row.contains("Amina")).as(row).isFalse();
    }
  }

  @Test
  void oneIsSentAgainWhateverBecameOfIt() {
    String id = awaited(sent(), "delivered");
    UUID key = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      as(ADMIN)
          .header("Idempotency-Key", key)
          .post("/v1/deliveries/" + id + "/redelivery")
          .then()
          .statusCode(200)
          .body("count", equalTo(1));
    }
    await().until(() -> receiver.ids().equals(List.of(id, id)));
    assertThat(
            rows.texts(
                "SELECT concat_ws(' ', client, details->>'delivery') FROM audit_entry WHERE subject = ?"
                    + " AND action = 'subscription.redelivered'",
                subscription.id()))
        .isEqualTo(List.of("umeed-admin " + id));
    redeliver(ADMIN, UUID.randomUUID().toString()).statusCode(404);
    as(ADMIN).post("/v1/deliveries/" + id + "/redelivery").then().statusCode(400);
  }

  @Test
  void nothingIsSentToASubscriptionThatIsPaused() {
    String id = dead();
    subscription.change("{\"state\": \"paused\"}");
    redeliver(ADMIN, id)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subscription-not-active"));
    redeliverMany(ADMIN, Map.of("subscription", subscription.id())).statusCode(409);
    assertThat(state(id)).isEqualTo("dead");
  }

  @Test
  void whatAFilterFindsIsSentAgain() throws SQLException {
    List<String> dead = IntStream.range(0, 3).mapToObj(i -> dead()).toList();
    String delivered = awaited(sent(), "delivered");
    receiver.received.clear();
    rows.execute(
        "UPDATE delivery SET created_at = '2026-01-01T00:00:00Z' WHERE id = ?",
        UUID.fromString(dead.get(0)));
    rows.execute(
        "UPDATE delivery SET created_at = '2026-02-01T00:00:00Z' WHERE id = ?",
        UUID.fromString(dead.get(1)));
    redeliverMany(
            ADMIN,
            Map.of(
                "subscription", subscription.id(),
                "since", "2026-01-01T00:00:00Z",
                "until", "2026-02-01T00:00:00Z"))
        .statusCode(200)
        .body("count", equalTo(1))
        .body("more", equalTo(false));
    await().until(() -> receiver.ids().equals(List.of(dead.get(0))));
    redeliverMany(ADMIN, Map.of("subscription", subscription.id()))
        .statusCode(200)
        .body("count", equalTo(2));
    await().until(() -> receiver.received.size() == 3);
    assertThat(receiver.ids().contains(delivered)).isFalse();
    redeliverMany(ADMIN, Map.of("subscription", UUID.randomUUID()))
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subscription-not-found"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "{} | subscription",
        "{\"subscription\": \"mine\"} | subscription",
        "{\"subscription\": \"0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2e01\", \"since\": \"yesterday\"} | since",
        "{\"subscription\": \"0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2e01\", \"state\": \"dead\"} | state"
      })
  void aFilterThatIsNone(String body, String field) {
    redeliverMany(ADMIN, body).statusCode(400).body("errors.field", hasItem(field));
  }

  /** The id of the delivery of a new alert to the subscription. */
  private String sent() {
    TestEvent event = TestEvent.submitted().to(AGENCY).report();
    return rows.texts(
            "SELECT d.id FROM delivery d JOIN alert a ON a.id = d.alert WHERE a.event_id = ? AND"
                + " d.subscription = ?",
            event.id,
            subscription.id())
        .get(0);
  }

  private String awaited(String id, String state) {
    await().until(() -> state(id).equals(state));
    return id;
  }

  private String dead() {
    String id = awaited(sent(), "delivered");
    try {
      rows.execute("UPDATE delivery SET state = 'dead' WHERE id = ?", UUID.fromString(id));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return id;
  }

  private String state(String id) {
    return rows.texts("SELECT state FROM delivery WHERE id = ?", UUID.fromString(id)).get(0);
  }

  private static ValidatableResponse redeliver(String client, String id) {
    return as(client)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/deliveries/" + id + "/redelivery")
        .then();
  }

  private static ValidatableResponse redeliverMany(String client, Object filter) {
    return as(client)
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(filter)
        .post(MANY)
        .then();
  }
}
