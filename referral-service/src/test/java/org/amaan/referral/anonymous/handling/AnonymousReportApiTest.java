package org.amaan.referral.anonymous.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.anonymous.filing.ReportCodes;
import org.amaan.referral.testing.AnonymousReports;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AnonymousReportApiTest extends ServiceTest {

  private static final String NETWORK = AnonymousReports.NETWORK;
  private static final String REFUSING =
      """
      {"kind": "refusing-adult", "situation": {"country": "PK", "area": "PK-PB"},
       "facts": "Fictional: an adult with a scar does not want to be referred.",
       "indicators": ["A1"]}
      """;

  @Inject Rows rows;
  @Inject SettableClock clock;
  @Inject ReleaseReports releaseReports;
  @Inject AnonymousReports anonymousReports;
  @Inject ReportCodes codes;

  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Each test has minutes of its own, so that none uses up another's pace. */
  @BeforeEach
  void anotherMinute() {
    clock.advance(Duration.ofMinutes(2L * TESTS.incrementAndGet()));
  }

  @AfterEach
  void resetClock() {
    clock.reset();
  }

  @Test
  void needsATokenOfAReferrer() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(NETWORK)
        .post("/v1/anonymous-reports")
        .then()
        .statusCode(401)
        .body("traceId", nullValue());
    for (String client : List.of("ahtc-supervisor", "umeed-admin", "operator")) {
      submit(client, NETWORK).statusCode(403).body("traceId", nullValue());
      add(client, "X", "more").statusCode(403);
      ask(client, "X").statusCode(403);
    }
  }

  @Test
  void answersACodeAndNothingElse() {
    String code =
        submit("sehat-integration", NETWORK)
            .statusCode(201)
            .header("Location", nullValue())
            .header("ETag", nullValue())
            .body("keySet()", contains("code"))
            .extract()
            .jsonPath()
            .getString("code");
    assertThat(code.matches("([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}")).as(code).isTrue();
  }

  @Test
  void aRepetitionGetsTheSameCodeAndMakesNoSecondReport() {
    UUID key = UUID.randomUUID();
    String first = code(submit("sehat-integration", key, NETWORK).statusCode(201));
    long reports = rows.count("anonymous_report");
    ValidatableResponse again = submit("sehat-integration", key, NETWORK).statusCode(201);
    again.header("Idempotent-Replayed", "true");
    assertThat(code(again)).isEqualTo(first);
    assertThat(rows.count("anonymous_report")).isEqualTo(reports);
    submit("sehat-integration", key, REFUSING)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
    assertThat(code(submit("sehat-integration", NETWORK))).isNotEqualTo(first);
  }

  /** With one key and one body: who comes second gets a report and a code of its own. */
  @Test
  void keysOfTwoAgenciesNeverMeet() {
    UUID key = UUID.randomUUID();
    String code = code(submit("sehat-integration", key, NETWORK).statusCode(201));
    long reports = rows.count("anonymous_report");
    ValidatableResponse other = submit("umeed-caseworker", key, NETWORK).statusCode(201);
    other.header("Idempotent-Replayed", nullValue());
    assertThat(code(other)).isNotEqualTo(code);
    assertThat(rows.count("anonymous_report")).isEqualTo(reports + 1);
    submit("stranger-ngo", key, REFUSING).statusCode(201);
    UUID more = UUID.randomUUID();
    add("sehat-integration", more, code, "once").statusCode(201);
    add("umeed-caseworker", more, code, "once")
        .statusCode(201)
        .header("Idempotent-Replayed", nullValue());
    add("stranger-ngo", more, code, "other").statusCode(201);
  }

  /** Nor do those of two who sign in by one client; each is replayed its own. */
  @Test
  void norDoThoseOfTwoPersons() {
    UUID key = UUID.randomUUID();
    String code = codes.keyOf(caller("a"), key.toString());
    assertThat(codes.keyOf(caller("b"), key.toString())).isNotEqualTo(code);
    assertThat(codes.keyOf(caller("a"), key.toString().toUpperCase(Locale.ROOT))).isEqualTo(code);
  }

  private static Caller caller(String person) {
    return new Caller("swagger-ui", "umeed-trust", null, person, Set.of(Role.REFERRER));
  }

  @ParameterizedTest
  @CsvSource({
    "network,        true,  false, ahtc",
    "network,        true,  true,  ahtc",
    "network,        false, true,  hota",
    "network,        false, false, lahore-police",
    "refusing-adult, true,  true,  hota",
    "refusing-adult, false, false, hota"
  })
  void theProfilePicksTheOwner(String kind, boolean crossBorder, boolean facility, String owner) {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    submit(
            "darya-hospital-integration",
            """
            {"kind": "%s", "situation": {"country": "PK", "area": "PK-PB", "crossBorder": %s,
             "organFacility": %s}, "facts": "fictional"}
            """
                .formatted(kind, crossBorder, facility))
        .statusCode(201);
    String id = newest(before);
    assertThat(rows.one("SELECT owner_agency FROM anonymous_report WHERE id = ?::uuid", id))
        .isEqualTo(owner);
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
  }

  @Test
  void whereNoProfileAsksForItNoAdultIsReported() {
    submit("sehat-integration", REFUSING.replace("\"PK\", \"area\": \"PK-PB\"", "\"SE\""))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-anonymous-notice"));
    submit("sehat-integration", NETWORK.replace("\"PK\", \"area\": \"PK-PB\"", "\"SE\""))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-route"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"kind\": \"network\" | \"kind\": \"person\" | kind",
        "\"kind\": \"network\", | | kind",
        "\"country\": \"PK\" | \"country\": \"Pakistan\" | situation.country",
        "\"area\": \"PK-PB\" | \"area\": \"Ward 3, Dr Khan\" | situation.area",
        "A fictional broker waits at the ward. | | facts",
        "\"facts\" | \"reporter\": \"me\", \"facts\" | reporter",
        "\"facts\" | \"indicators\": [\"a b\"], \"facts\" | indicators",
        "\"facts\" | \"indicators\": [null], \"facts\" | indicators[0]"
      })
  void refusesWhatTheContractDoesNotSay(String part, String instead, String field) {
    long reports = rows.count("anonymous_report");
    submit("sehat-integration", NETWORK.replace(part, instead == null ? "" : instead))
        .statusCode(400)
        .body("errors.field", hasItem(startsWith(field)))
        .body("traceId", nullValue());
    assertThat(rows.count("anonymous_report")).isEqualTo(reports);
  }

  @ParameterizedTest
  @CsvSource({"Z9,unknown-indicator", "U8,profile-indicator"})
  void refusesAnIndicatorThatNobodyObservesAnythingBy(String id, String problem) {
    long reports = rows.count("anonymous_report");
    submit("sehat-integration", REFUSING.replace("[\"A1\"]", "[\"A1\", \"" + id + "\"]"))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:" + problem))
        .body("errors.field", contains("indicators[1]"))
        .body("traceId", nullValue());
    assertThat(rows.count("anonymous_report")).isEqualTo(reports);
  }

  @Test
  void factsHaveALimit() {
    submit("sehat-integration", NETWORK.replace("A fictional", "x".repeat(10_000)))
        .statusCode(400)
        .body("errors.field", contains("facts"));
    submit(
            "sehat-integration",
            NETWORK.replace("A fictional broker waits at the ward.", "x".repeat(10_000)))
        .statusCode(201);
  }

  @Test
  void reachesItsOwnerAtTheTurnOfTheHourAndNobodyElse() {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    String code = code(submit("sehat-integration", NETWORK));
    String id = newest(before);
    add("stranger-ngo", code.toLowerCase(Locale.ROOT).replace("-", " "), "He came back.")
        .statusCode(201)
        .body("state", equalTo("waiting"));
    read("ahtc-supervisor", id).statusCode(404);
    clock.advance(Duration.ofHours(1));
    release();
    read("ahtc-officer-1", id)
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("facts", equalTo("A fictional broker waits at the ward."))
        .body("additions.facts", contains("He came back."))
        .body("routing.rule", equalTo("cross-border-to-federal-agency"))
        .body("unit", equalTo("ahtc-islamabad"))
        .body("reportedIn", org.hamcrest.Matchers.endsWith(":00:00Z"));
    Api.as("ahtc-supervisor")
        .get("/v1/anonymous-reports?limit=200")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id));
    for (String other :
        List.of("sehat-integration", "hota-intake", "lahore-supervisor", "nrm-pk")) {
      read(other, id).statusCode(404);
      command(other, id, "receipt", "{}").statusCode(404);
    }
    Api.as("hota-intake")
        .get("/v1/anonymous-reports?limit=200")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(id)));
    assertThat(rows.audit(id).contains("anonymous-report.read {\"additions\": 1}"))
        .as(rows.audit(id).toString())
        .isTrue();
  }

  @Test
  void onlyThoseWhoWorkOnReportsReadThem() {
    String path = anonymousReports.released();
    Api.as("dpo-ahtc").get("/v1/anonymous-reports").then().statusCode(403);
    Api.anonymous().get(path).then().statusCode(401);
    Api.anonymous().get("/v1/anonymous-reports").then().statusCode(401);
    Api.as("operator").get("/v1/anonymous-reports").then().statusCode(403);
  }

  @Test
  void thePagesOfTheListGoOnFromEachOther() {
    String first = anonymousReports.released();
    String second = anonymousReports.released();
    java.util.Set<String> seen = new java.util.HashSet<>();
    String cursor = null;
    do {
      var page =
          Api.as("ahtc-supervisor")
              .queryParam("limit", "1")
              .queryParams(cursor == null ? java.util.Map.of() : java.util.Map.of("cursor", cursor))
              .get("/v1/anonymous-reports")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      assertThat(seen.add(page.getString("items[0].id"))).as("twice").isTrue();
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(first.endsWith(id(first)) && seen.contains(id(first)) && seen.contains(id(second)))
        .isTrue();
  }

  @Test
  void itsOwnerReceivesAndClosesItOnce() {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    String code = code(submit("sehat-integration", NETWORK));
    String id = newest(before);
    clock.advance(Duration.ofHours(1));
    release();
    ask("umeed-caseworker", code).statusCode(200).body("state", equalTo("waiting"));
    command("ahtc-supervisor", id, "receipt", "{}").statusCode(200).header("ETag", "\"1\"");
    ask("umeed-caseworker", code).body("state", equalTo("received"));
    command("ahtc-supervisor", id, "receipt", "{}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:anonymous-report-moved-on"));
    command("ahtc-supervisor", id, "closure", "{\"outcome\": \"bored\"}").statusCode(400);
    command("ahtc-supervisor", id, "closure", "{\"outcome\": \"passed-on\"}")
        .statusCode(200)
        .body("state", equalTo("closed"))
        .body("outcome", equalTo("passed-on"));
    command("ahtc-supervisor", id, "closure", "{\"outcome\": \"unfounded\"}").statusCode(409);
    ask("umeed-caseworker", code)
        .body("state", equalTo("closed"))
        .body("keySet()", contains("state"));
    add("umeed-caseworker", code, "There is more.").statusCode(201);
  }

  @Test
  void anUnknownCodeFindsNothing() {
    for (String code : List.of("0000-0000", "7KQ4-M2XD-0000-0000-0000-0000-0000-0000")) {
      add("sehat-integration", code, "more")
          .statusCode(404)
          .body("type", equalTo("urn:amaan:problem:anonymous-report-not-found"));
      ask("sehat-integration", code).statusCode(404);
    }
    ask("sehat-integration", "<code>").statusCode(400);
  }

  @Test
  void anAdditionIsMadeOnceAndOnlyFiftyAre() {
    List<String> before = rows.all("SELECT id FROM anonymous_report");
    String code = code(submit("sehat-integration", NETWORK));
    String id = newest(before);
    UUID key = UUID.randomUUID();
    add("sehat-integration", key, code, "once").statusCode(201);
    add("sehat-integration", key, code, "once")
        .statusCode(201)
        .header("Idempotent-Replayed", "true");
    add("sehat-integration", key, code, "other").statusCode(422);
    assertThat(additions(id)).isEqualTo(1);
    add("sehat-integration", key, code(submit("sehat-integration", NETWORK)), "once")
        .statusCode(201)
        .header("Idempotent-Replayed", nullValue());
    rows.change(
        "INSERT INTO anonymous_addition (id, report_id, key_hash, request_hash, content, added_in)"
            + " SELECT gen_random_uuid(), report_id, decode(md5(n::text || id), 'hex'),"
            + " request_hash, content, added_in FROM anonymous_addition, generate_series(1, 49) n"
            + " WHERE report_id = ?",
        UUID.fromString(id));
    add("sehat-integration", code, "too much")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:anonymous-report-full"));
  }

  @Test
  void oneCallerCannotGuessFast() {
    int tries = 0;
    ValidatableResponse answer;
    do {
      answer = ask("stranger-ngo", "0000-0000");
      tries++;
    } while (answer.extract().statusCode() == 404 && tries < 250);
    answer.statusCode(429).body("type", equalTo("urn:amaan:problem:too-many-requests"));
    assertThat(Integer.parseInt(answer.extract().header("Retry-After")) <= 60).isTrue();
    assertThat(tries > 100 && tries <= 201).as("tries: " + tries).isTrue();
    ask("sehat-integration", "0000-0000").statusCode(404);
  }

  @Test
  void whatItSaysIsSealed() {
    String path = anonymousReports.released();
    assertThat(
            rows.one(
                "SELECT count(*) FROM anonymous_report t WHERE strpos(t::text, 'broker') > 0"
                    + " OR strpos(t::text, encode('broker', 'hex')) > 0"))
        .isEqualTo("0");
    assertThat(path.isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reported_in", "due_at", "released_in"})
  void theDatabaseTakesNoTimeButFullHours(String column) {
    anonymousReports.released();
    assertThat(rows.refusal("UPDATE anonymous_report SET " + column + " = '2026-11-25T10:00:01Z'"))
        .isEqualTo("23514");
  }

  private void release() {
    Acting.asWorker(
        () -> {
          releaseReports.release();
          return null;
        });
  }

  private String newest(List<String> before) {
    return rows.all("SELECT id FROM anonymous_report").stream()
        .filter(id -> !before.contains(id))
        .findFirst()
        .orElseThrow();
  }

  private long additions(String id) {
    return rows.count("anonymous_addition WHERE report_id = '" + id + "'");
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String code(ValidatableResponse submitted) {
    return submitted.statusCode(201).extract().jsonPath().getString("code");
  }

  private static ValidatableResponse submit(String client, String body) {
    return submit(client, UUID.randomUUID(), body);
  }

  private static ValidatableResponse submit(String client, UUID key, String body) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/anonymous-reports")
        .then();
  }

  private static ValidatableResponse add(String client, String code, String facts) {
    return add(client, UUID.randomUUID(), code, facts);
  }

  private static ValidatableResponse add(String client, UUID key, String code, String facts) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body("{\"code\": \"%s\", \"facts\": \"%s\"}".formatted(code, facts))
        .post("/v1/anonymous-reports/additions")
        .then();
  }

  private static ValidatableResponse ask(String client, String code) {
    return Api.as(client)
        .body("{\"code\": \"%s\"}".formatted(code))
        .post("/v1/anonymous-reports/status")
        .then();
  }

  private static ValidatableResponse read(String client, String id) {
    return Api.as(client).get("/v1/anonymous-reports/{id}", id).then();
  }

  private static ValidatableResponse command(
      String client, String id, String command, String body) {
    return Api.commandAs(client)
        .body(body)
        .post("/v1/anonymous-reports/{id}/{command}", id, command)
        .then();
  }
}
