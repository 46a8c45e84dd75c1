package org.amaan.referral.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.testing.AnonymousReports;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.awaitility.Awaitility;
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

  private static final String PAUSE = "{\"from\": \"%s\", \"to\": \"%s\", \"reason\": \"staff\"}";

  @Inject Rows rows;
  @Inject DirectoryQueries directory;
  @Inject SettableClock clock;

  /** Those that other tests have entered would be chosen as well. */
  @BeforeEach
  void onlyTheDemoWorldTakesReferrals() {
    rows.change(
        "UPDATE agency SET receives_referrals = false WHERE receives_referrals AND code LIKE ?",
        "z-%");
    for (String code : rows.all("SELECT code FROM agency WHERE code LIKE 'z-%'")) {
      Awaitility.await()
          .until(() -> !directory.find(code).map(Agency::receivesReferrals).orElse(true));
    }
  }

  @BeforeEach
  @AfterEach
  void nothingIsSaid() {
    clock.reset();
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
    refused("{\"pauses\": [" + PAUSE.formatted(now, now) + "]}", "pauses[0].to");
    String year = PAUSE.formatted(now, now.plus(Duration.ofDays(367)));
    refused("{\"pauses\": [" + year + "]}", "pauses[0].to");
    refused("{\"pauses\": [" + String.join(",", Collections.nCopies(21, year)) + "]}", "pauses");
    refused("{\"hours\": [" + NEVER + "," + NEVER + "]}", "hours");
    refused(
        "{\"hours\": [" + NEVER.replace("Asia/Karachi", "Asia/Nowhere") + "]}", "hours.timeZone");
    put("umeed-admin", "0", "{\"hours\": [" + NEVER.replace("{", "{\"unit\": \"x\", ") + "]}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-unit"));
  }

  /** An agency has at most 200 units: 199 with hours of their own, and one line for the others. */
  @Test
  void takesAsMuchAsTheContractSaysAndNoMore() {
    List<String> units = IntStream.range(0, 199).mapToObj("unit-%03d"::formatted).toList();
    whileTheDirectorySays(
        "umeed-trust",
        Map.of(
            "units",
            units.stream().map(unit -> Map.of("code", unit, "name", unit)).toList(),
            "defaultUnit",
            units.get(0)),
        () -> {
          put("umeed-admin", "0", statement(units, 28, 60, 20))
              .statusCode(200)
              .body("hours.size()", equalTo(200))
              .body("duty.size()", equalTo(200))
              .body("pauses.size()", equalTo(20));
        });
    tooMany(statement(Collections.nCopies(200, "unit-000"), 0, 0, 0), "hours", 200);
    tooMany(statement(List.of(), 29, 0, 0), "hours[0].weekly", 28);
    tooMany(statement(List.of(), 0, 61, 0), "hours[0].holidays", 60);
    tooMany(statement(List.of(), 0, 0, 21), "pauses", 20);
  }

  private static void tooMany(String entry, String field, int limit) {
    put("umeed-admin", "0", entry)
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors.field", contains(field))
        .body("errors[0].message", containsString(" " + limit + " entries"));
  }

  private static String statement(List<String> units, int spans, int holidays, int pauses) {
    String span = "{\"day\": \"wednesday\", \"from\": \"09:00\", \"to\": \"17:00\"}";
    String days =
        IntStream.range(0, holidays)
            .mapToObj(day -> "\"" + LocalDate.EPOCH.plusDays(day) + "\"")
            .collect(Collectors.joining(","));
    String first =
        NEVER
            .replace("\"weekly\": []", "\"weekly\": [" + times(spans, span) + "]")
            .replace("\"holidays\": []", "\"holidays\": [" + days + "]");
    String others =
        units.stream()
            .map(unit -> "," + NEVER.replace("{", "{\"unit\": \"" + unit + "\", "))
            .collect(Collectors.joining());
    Instant now = Instant.now();
    String pause = PAUSE.formatted(now, now.plus(Duration.ofDays(366)));
    return "{\"pauses\": [" + times(pauses, pause) + "], \"hours\": [" + first + others + "]}";
  }

  private static String times(int count, String item) {
    return String.join(",", Collections.nCopies(count, item));
  }

  /** Afterwards it says again what it said before. */
  private static void whileTheDirectorySays(
      String agency, Map<String, Object> changes, Runnable then) {
    Map<String, Object> before =
        new HashMap<>(Api.as("operator").get("/v1/agencies/" + agency).jsonPath().getMap(""));
    before.keySet().removeAll(Set.of("code", "id", "updatedAt", "version"));
    Map<String, Object> with = new HashMap<>(before);
    with.putAll(changes);
    enter(agency, with);
    try {
      then.run();
    } finally {
      enter(agency, before);
    }
  }

  private static void enter(String agency, Map<String, Object> entry) {
    String path = "/v1/agencies/" + agency;
    String version = Api.as("operator").get(path).header("ETag");
    Api.as("operator").header("If-Match", version).body(entry).put(path).then().statusCode(200);
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
        "INSERT INTO agency_availability (agency_code, stated, stated_at, version) SELECT code,"
            + " '{\"capacity\": {\"room\": 0, \"until\": \"2999-01-01T00:00:00Z\"}}', now(), 1"
            + " FROM agency WHERE country = ? ON CONFLICT DO NOTHING",
        "PK");
    routed("routine")
        .body("receiver.agency", equalTo("bystander-relief"))
        .body(
            "routing.reason",
            endsWith(
                " It says that it has no room at the moment. Call it, or address another one."));
  }

  @Test
  void onlyWhatCannotWaitAsksWhoIsOnDuty() {
    rows.change(
        "INSERT INTO agency_availability (agency_code, stated, stated_at, version) VALUES (?, '{\"hours\": ["
            + NEVER
            + "]}', now(), 1)",
        "bystander-relief");
    routed("routine").body("receiver.agency", equalTo("bystander-relief"));
    routed("immediate-danger").body("receiver.agency", equalTo("panah-shelter"));
  }

  /** What an agency says draws nothing to it: it is as good as one that has said nothing. */
  @Test
  void nobodyComesFirstBySayingThatThereIsRoom() {
    full("panah-shelter", "{\"room\": 1000, \"until\": \"2999-01-01T00:00:00Z\"}");
    routed("routine").body("receiver.agency", equalTo("bystander-relief"));
  }

  @Test
  void inImmediateDangerOneThatIsNearAndFullIsChosenAndTheReasonSaysSo() {
    full("bystander-relief", "{\"room\": 0, \"until\": \"2999-01-01T00:00:00Z\"}");
    routed("immediate-danger")
        .body("receiver.agency", equalTo("bystander-relief"))
        .body("routing.reason", endsWith(" Call it, or address another one."));
  }

  /**
   * Two agencies may get it. What one of them says within the hour decides nothing, whatever it
   * said first, so that nobody learns from the owner when in the hour a report came.
   */
  @Test
  void anAnonymousReportGoesToWhoTookWorkWhenTheHourBegan() {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    clock.advance(Duration.between(clock.instant(), hour.plus(Duration.ofMinutes(70))));
    String pause = PAUSE.formatted(hour, hour.plus(Duration.ofDays(300)));
    whileTheDirectorySays(
        "umeed-trust",
        Map.of("type", "police", "scope", "federal"),
        () -> {
          // Near comes first, and Umeed works in Punjab.
          assertThat(ownerOfAReport()).isEqualTo("umeed-trust");
          put("umeed-admin", "0", "{\"pauses\": [" + pause + "]}").statusCode(200);
          assertThat(ownerOfAReport()).isEqualTo("umeed-trust");
          clock.advance(Duration.ofHours(1));
          assertThat(ownerOfAReport()).isEqualTo("ahtc");
          put("umeed-admin", "1", "{}").statusCode(200);
          put("umeed-admin", "2", "{\"phone\": \"+924200000000\"}").statusCode(200);
          assertThat(ownerOfAReport()).isEqualTo("ahtc");
          clock.advance(Duration.ofHours(1));
          assertThat(ownerOfAReport()).isEqualTo("umeed-trust");
        });
  }

  private String ownerOfAReport() {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    AnonymousReports.report("sehat-integration");
    return rows.all("SELECT id FROM anonymous_report").stream()
        .filter(id -> !before.contains(id))
        .map(id -> rows.one("SELECT owner_agency FROM anonymous_report WHERE id = ?::uuid", id))
        .findFirst()
        .orElseThrow();
  }

  private void full(String agency, String capacity) {
    rows.change(
        "INSERT INTO agency_availability (agency_code, stated, stated_at, version) VALUES (?, '{\"capacity\": "
            + capacity
            + "}', now(), 1)",
        agency);
  }

  private static ValidatableResponse routed(String urgency) {
    return Api.as("umeed-caseworker")
        .header("Idempotency-Key", UUID.randomUUID())
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
