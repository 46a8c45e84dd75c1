package org.amaan.notification.revocation;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What referral-service tells of revoked tokens, and what a suspended agency is sent. */
@QuarkusTest
class TakeRevocationApiTest {

  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Inject Rows rows;

  private final Receiver receiver = new Receiver();

  @AfterEach
  void nothingIsRevoked() throws SQLException {
    rows.execute("DELETE FROM revocation");
    rows.execute("DELETE FROM subscription");
    receiver.close();
    await().untilAsserted(() -> as("umeed-admin").get("/v1/alerts").then().statusCode(200));
  }

  @Test
  void aTokenIsRefusedAsSoonAsItIsTold() {
    as("umeed-caseworker").get("/v1/alerts").then().statusCode(200);
    tell(person(NOW, 1)).statusCode(204);
    as("umeed-caseworker")
        .get("/v1/alerts")
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:amaan:problem:token-revoked"));
    as("dpo-umeed").get("/v1/alerts").then().statusCode(200);
  }

  @Test
  void twiceLateOrOutOfOrderIsTheSame() {
    tell(agency(NOW.minusSeconds(60), true, 3)).statusCode(204);
    tell(agency(NOW.minusSeconds(60), true, 3)).statusCode(204);
    tell(agency(NOW.minusSeconds(90), false, 2)).statusCode(204);
    assertThat(stored()).isEqualTo(List.of("true 3 60"));
    tell(agency(NOW.minusSeconds(90), false, 4)).statusCode(204);
    tell(agency(NOW.minusSeconds(30), true, 1)).statusCode(204);
    assertThat(stored()).isEqualTo(List.of("false 4 30"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"case-service", "operator", "umeed-admin"})
  void onlyReferralServiceTells(String client) {
    as(client)
        .contentType("application/json")
        .body(person(NOW, 1))
        .put("/v1/revocations/" + UUID.randomUUID())
        .then()
        .statusCode(403);
    assertThat(stored()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({",,", ",,p1", ",c1,p1", "umeed-trust,c1,p1"})
  void whatNamesNobodyIsRefused(String agency, String client, String person) {
    Map<String, Object> told = agency(NOW, false, 1);
    told.remove("agency");
    put(told, "agency", agency);
    put(told, "client", client);
    put(told, "person", person);
    tell(told).statusCode(400).body("type", equalTo("urn:amaan:problem:invalid-request"));
    assertThat(stored()).isEmpty();
  }

  @Test
  void aSuspendedAgencyIsSentNothingUntilItIsReinstatedAndLosesNothing() {
    Subscribed.to(receiver.url());
    TestEvent before = TestEvent.submitted().to(Subscribed.AGENCY).report();
    await().until(() -> receiver.received.size() == 1);
    tell(agency(NOW.minus(Duration.ofHours(1)), true, 1)).statusCode(204);
    TestEvent held = TestEvent.submitted().to(Subscribed.AGENCY).report();
    TestEvent others = TestEvent.submitted().to("ahtc").report();
    // The queue has looked: the row is due later than now, and nobody has it.
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM delivery_queue WHERE next_at > now() AND lease IS NULL")
                    == 1);
    assertThat(receiver.received.size()).isEqualTo(1);
    assertThat(states(held)).isEqualTo(List.of("pending"));
    assertThat(states(before)).isEqualTo(List.of("delivered"));
    assertThat(rows.texts("SELECT id FROM alert WHERE event_id = ?", others.id)).hasSize(1);
    as("umeed-caseworker").get("/v1/alerts").then().statusCode(401);
    tell(agency(NOW.minus(Duration.ofHours(1)), false, 2)).statusCode(204);
    await().until(() -> receiver.received.size() == 2);
    assertThat(receiver.received.get(1).json().path("data").path("reference").asText())
        .isEqualTo(held.reference);
    String alert = rows.texts("SELECT id FROM alert WHERE event_id = ?", held.id).get(0);
    await()
        .untilAsserted(
            () ->
                as("umeed-caseworker")
                    .get("/v1/alerts?limit=200")
                    .then()
                    .statusCode(200)
                    .body("items.id", hasItem(alert)));
  }

  private List<String> states(TestEvent event) {
    return rows.texts(
        "SELECT d.state FROM delivery d JOIN alert a ON a.id = d.alert WHERE a.event_id = ?",
        event.id);
  }

  /** Whether it is suspended, the sequence, and how many seconds ago it is. */
  private List<String> stored() {
    return rows.texts(
        "SELECT suspended || ' ' || sequence || ' ' || round(extract(epoch FROM ? - not_before)) FROM revocation",
        java.sql.Timestamp.from(NOW));
  }

  private static Map<String, Object> person(Instant notBefore, long sequence) {
    Map<String, Object> told = agency(notBefore, false, sequence);
    told.put("person", "umeed-caseworker");
    return told;
  }

  private static Map<String, Object> agency(Instant notBefore, boolean suspended, long sequence) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("agency", Subscribed.AGENCY);
    told.put("notBefore", notBefore.toString());
    told.put("suspended", suspended);
    told.put("sequence", sequence);
    return told;
  }

  private static void put(Map<String, Object> told, String name, String value) {
    if (value != null) {
      told.put(name, value);
    }
  }

  /** Each time under another id, as when the row was forgotten and made anew. */
  private static ValidatableResponse tell(Map<String, Object> told) {
    return as("referral-service")
        .contentType("application/json")
        .body(told)
        .put("/v1/revocations/" + UUID.randomUUID())
        .then();
  }
}
