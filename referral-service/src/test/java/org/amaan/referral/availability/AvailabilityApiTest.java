package org.amaan.referral.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AvailabilityApiTest extends ServiceTest {

  private static final String UMEED = "/v1/agencies/umeed-trust/availability";
  private static final String NEVER =
      "{\"timeZone\": \"Asia/Karachi\", \"weekly\": [], \"holidays\": []}";

  @Inject Rows rows;

  @BeforeEach
  @AfterEach
  void nothingIsSaid() {
    rows.change("DELETE FROM agency_availability WHERE agency_code <> ?", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "ahtc-supervisor", "nrm-pk", "operator", "case-service"})
  void nobodyElseSpeaksForAnAgency(String client) {
    put(client, "0", "{}").statusCode(403);
    assertThat(rows.one("SELECT count(*) FROM agency_availability WHERE agency_code <> ?", ""))
        .isEqualTo("0");
  }

  @Test
  void whoHasSaidNothingHasVersionNought() {
    Api.as("stranger-ngo")
        .get(UMEED)
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("version", equalTo(0))
        .body("paused", equalTo(false))
        .body("full", equalTo(null));
    Api.as("stranger-ngo").get("/v1/agencies/nobody/availability").then().statusCode(404);
  }

  @Test
  void everybodyReadsWhatTheAgencySays() {
    Instant now = Instant.now();
    put(
            "umeed-admin",
            "0",
            """
            {"phone": "+924200000000", "capacity": {"room": 0, "until": "%s"},
             "pauses": [{"from": "%s", "to": "%s", "reason": "staff"}], "hours": [%s]}
            """
                .formatted(
                    now.plus(Duration.ofDays(7)),
                    now.minus(Duration.ofDays(1)),
                    now.plus(Duration.ofDays(1)),
                    NEVER))
        .statusCode(200)
        .header("ETag", "\"1\"");
    Api.as("stranger-ngo")
        .get(UMEED)
        .then()
        .statusCode(200)
        .body("phone", equalTo("+924200000000"))
        .body("paused", equalTo(true))
        .body("full", equalTo(true))
        .body("duty.onDuty", contains(false));
    put("umeed-admin", "0", "{}").statusCode(412);
    Api.as("umeed-admin").body("{}").put(UMEED).then().statusCode(428);
    put("umeed-admin", "1", "{}").statusCode(200).header("ETag", "\"2\"");
    String id = rows.one("SELECT id FROM agency WHERE code = ?", "umeed-trust");
    assertThat(rows.audit(id).toString()).contains("agency.availability-stated");
  }

  @Test
  void everyInputHasALimit() {
    Instant now = Instant.now();
    String late = now.plus(Duration.ofDays(32)).toString();
    refused("{\"phone\": \"042 000\"}", "phone");
    refused("{\"capacity\": {\"room\": -1, \"until\": \"" + now + "\"}}", "capacity.room");
    refused("{\"capacity\": {\"room\": 1001, \"until\": \"" + now + "\"}}", "capacity.room");
    refused("{\"capacity\": {\"room\": 1, \"until\": \"" + late + "\"}}", "capacity.until");
    String pause = "{\"from\": \"%s\", \"to\": \"%s\", \"reason\": \"staff\"}";
    refused("{\"pauses\": [" + pause.formatted(now, now) + "]}", "pauses[0].to");
    String year = pause.formatted(now, now.plus(Duration.ofDays(367)));
    refused("{\"pauses\": [" + year + "]}", "pauses[0].to");
    refused("{\"pauses\": [" + String.join(",", Collections.nCopies(21, year)) + "]}", "pauses");
    refused("{\"hours\": [" + NEVER + "," + NEVER + "]}", "hours");
    refused(
        "{\"hours\": [" + NEVER.replace("Asia/Karachi", "Asia/Nowhere") + "]}", "hours.timeZone");
    put("umeed-admin", "0", "{\"hours\": [" + NEVER.replace("{", "{\"unit\": \"x\", ") + "]}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-unit"));
  }

  @Test
  void routingPrefersWhoHasRoomAndSaysItOfWhomItChoosesAllTheSame() {
    routed("routine").body("receiver.agency", equalTo("bystander-relief"));
    full("bystander-relief", "{\"room\": 0, \"until\": \"2999-01-01T00:00:00Z\"}");
    // The shelter of another area has room; its reason tells nothing of the one that has none.
    routed("routine")
        .body("receiver.agency", equalTo("panah-shelter"))
        .body("routing.reason", endsWith(" is chosen. It works in another area."));
    rows.change(
        "INSERT INTO agency_availability SELECT code,"
            + " '{\"capacity\": {\"room\": 0, \"until\": \"2999-01-01T00:00:00Z\"}}', now(), 1"
            + " FROM agency WHERE country = ? ON CONFLICT DO NOTHING",
        "PK");
    routed("routine")
        .body("receiver.agency", equalTo("bystander-relief"))
        .body("routing.reason", endsWith("so call it, or address another one."));
  }

  @Test
  void onlyWhatCannotWaitAsksWhoIsOnDuty() {
    rows.change(
        "INSERT INTO agency_availability VALUES (?, '{\"hours\": [" + NEVER + "]}', now(), 1)",
        "bystander-relief");
    routed("routine").body("receiver.agency", equalTo("bystander-relief"));
    routed("immediate-danger").body("receiver.agency", equalTo("panah-shelter"));
  }

  private void full(String agency, String capacity) {
    rows.change(
        "INSERT INTO agency_availability VALUES (?, '{\"capacity\": " + capacity + "}', now(), 1)",
        agency);
  }

  private static ValidatableResponse routed(String urgency) {
    return Api.as("umeed-caseworker")
        .header("Idempotency-Key", java.util.UUID.randomUUID())
        .body(
            """
            {"route": true, "need": "protection", "urgency": "%s",
             "situation": {"country": "PK", "area": "PK-SD"},
             "subject": {"ageClass": "adult", "narrative": "Asks for a place."}}
            """
                .formatted(urgency))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
  }

  private static void refused(String entry, String field) {
    put("umeed-admin", "0", entry).statusCode(400).body("errors[0].field", equalTo(field));
  }

  private static ValidatableResponse put(String client, String version, String entry) {
    return Api.as(client).header("If-Match", "\"" + version + "\"").body(entry).put(UMEED).then();
  }
}
