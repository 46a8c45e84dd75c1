package org.amaan.referral.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revocation.RevokedTokens;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.AnonymousReports;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who ends whose access, and what is told of it. */
@QuarkusTest
class RevocationsApiTest extends ServiceTest {

  private static final String ADMIN = "umeed-admin";
  private static final String WORKER = "umeed-caseworker";
  private static final String OPERATOR = "operator";

  @Inject Rows rows;
  @Inject ScopedDatabase database;
  @Inject RevokedTokens tokens;
  @Inject SettableClock clock;

  /** Tokens of the demo world are used again. */
  @AfterEach
  void nothingIsRevoked() {
    clock.reset();
    rows.change("DELETE FROM revocation");
    Awaitility.await()
        .until(() -> !tokens.include(access(WORKER)) && !tokens.include(access(ADMIN)));
  }

  @Test
  void anAdministratorEndsAPersonsAccessInOneCall() {
    Api.as(WORKER).get("/v1/agencies").then().statusCode(200);
    Instant before = Instant.now();
    String id =
        revoke(ADMIN, "{\"person\": \"umeed-caseworker\"}")
            .statusCode(200)
            .body("agency", equalTo("umeed-trust"))
            .body("person", equalTo(WORKER))
            .body("client", nullValue())
            .body("suspended", equalTo(false))
            .extract()
            .path("id");
    Api.as(WORKER)
        .get("/v1/agencies")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .body("type", equalTo("urn:amaan:problem:token-revoked"));
    Api.as(ADMIN).get("/v1/revocations").then().statusCode(200).body("items", hasSize(1));
    Instant notBefore =
        Instant.parse(
            rows.one(
                "SELECT to_char(not_before AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM revocation"));
    assertThat(notBefore).isBetween(before.minusSeconds(1), Instant.now());
    assertThat(rows.audit(id))
        .isEqualTo(
            List.of(
                "access.revoked {\"agency\": \"umeed-trust\", \"person\": \"umeed-caseworker\"}"));
  }

  @Test
  void bothOtherServicesAreTold() throws IOException {
    String id = revoke(ADMIN, "{\"client\": \"umeed-former-client\"}").extract().path("id");
    String again = revoke(ADMIN, "{\"client\": \"umeed-former-client\"}").extract().path("id");
    assertThat(again).isEqualTo(id);
    Awaitility.await().until(() -> told(id).size() == 4);
    Set<Long> sequences = new HashSet<>();
    for (JsonNode one : told(id)) {
      assertThat(one.path("agency").asText()).isEqualTo("umeed-trust");
      assertThat(one.path("client").asText()).isEqualTo("umeed-former-client");
      assertThat(one.path("suspended").asBoolean(true)).isFalse();
      assertThat(one.path("notBefore").asText())
          .endsWith(":" + one.path("notBefore").asText().substring(17));
      sequences.add(one.path("sequence").asLong());
    }
    assertThat(sequences).hasSize(2);
    assertThat(
            rows.all(
                "SELECT topic FROM outbox_message WHERE aggregate_id = ?::uuid GROUP BY topic ORDER BY 1",
                id))
        .isEqualTo(List.of("casework-revocation", "notification-revocation"));
  }

  @Test
  void aRepetitionIsAnsweredOnce() {
    UUID key = UUID.randomUUID();
    String first = once(key).statusCode(200).extract().path("id");
    once(key).statusCode(200).header("Idempotent-Replayed", "true").body("id", equalTo(first));
    assertThat(rows.audit(first)).hasSize(1);
  }

  /** Nothing is learned of who is there. */
  @Test
  void anotherAgencysAdministratorEndsNobodysAccess() {
    for (String body :
        List.of(
            "{\"agency\": \"umeed-trust\", \"person\": \"umeed-caseworker\"}",
            "{\"agency\": \"umeed-trust\", \"client\": \"umeed-caseworker\"}",
            "{\"agency\": \"umeed-trust\"}",
            "{\"agency\": \"no-such-agency\", \"person\": \"nobody\"}")) {
      revoke("ahtc-admin", body)
          .statusCode(403)
          .body("type", equalTo("urn:amaan:problem:not-permitted"))
          .body("detail", equalTo("An administrator ends the access of their own agency only."));
    }
    // A person of that name in its own agency is another.
    revoke("ahtc-admin", "{\"person\": \"umeed-caseworker\"}").statusCode(200);
    revoke("ahtc-admin", "{\"client\": \"umeed-caseworker\"}").statusCode(200);
    Api.as(WORKER).get("/v1/agencies").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", "ahtc-supervisor", "nrm-pk", "auditor", "dpo-umeed"})
  void nobodyElseDoesOrReads(String client) {
    revoke(client, "{\"person\": \"nobody\"}").statusCode(403);
    Api.as(client).get("/v1/revocations").then().statusCode(403);
    suspend(client, "umeed-trust", true).statusCode(403);
    suspend(client, "no-such-agency", true).statusCode(403);
    assertThat(rows.count("revocation")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "umeed-admin | {} | Send a person or a client.",
        "umeed-admin | {\"agency\": \"umeed-trust\"} | Send a person or a client.",
        "umeed-admin | {\"person\": \"a\", \"client\": \"b\"} | Send person or client, not both.",
        "operator | {} | Send a person or a client.",
        "operator | {\"person\": \"a\"} | Send the person's agency.",
        "operator | {\"person\": \"a\", \"client\": \"b\"} | Send person or client, not both."
      })
  void whatNamesNobodyIsRefused(String client, String body, String message) {
    revoke(client, body)
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors.message", everyItem(containsString(message)));
    assertThat(rows.count("revocation")).isZero();
  }

  @Test
  void namesAreLimited() {
    revoke(ADMIN, named("person", "p".repeat(64))).statusCode(200);
    revoke(ADMIN, named("person", "p".repeat(65))).statusCode(400);
    revoke(ADMIN, named("client", "c".repeat(255))).statusCode(200);
    revoke(ADMIN, named("client", "c".repeat(256))).statusCode(400);
    revoke(ADMIN, named("person", "")).statusCode(400);
    revoke(ADMIN, named("person", "Amina Khan")).statusCode(400);
    revoke(ADMIN, "{\"person\": \"a\", \"until\": \"2030-01-01T00:00:00Z\"}").statusCode(400);
    suspend(OPERATOR, "no agency", true).statusCode(404);
    suspend(OPERATOR, "no\0agency", true).statusCode(404);
  }

  @Test
  void anAdministratorMayRevokeThemselvesAndAgain() {
    revoke(ADMIN, "{\"client\": \"umeed-admin\"}").statusCode(200);
    revoke(ADMIN, "{\"client\": \"umeed-admin\"}").statusCode(401);
    revoke(OPERATOR, "{\"client\": \"operator\"}").statusCode(200);
    revoke(OPERATOR, "{\"client\": \"operator\"}").statusCode(401);
    rows.change("DELETE FROM revocation");
    Awaitility.await()
        .untilAsserted(() -> Api.as(OPERATOR).get("/v1/revocations").then().statusCode(200));
  }

  @Test
  void theListIsTheAgencysAndTheOperatorsAll() {
    for (int i = 0; i < 3; i++) {
      revoke(ADMIN, named("person", "former-" + i)).statusCode(200);
    }
    revoke("ahtc-admin", named("person", "ahtc-former")).statusCode(200);
    revoke(OPERATOR, named("client", "former-client")).statusCode(200);
    Set<String> seen = new HashSet<>();
    String cursor = null;
    int pages = 0;
    do {
      var request = Api.as(ADMIN).queryParam("limit", 2);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      var page = request.get("/v1/revocations").then().statusCode(200);
      seen.addAll(page.extract().<List<String>>path("items.person"));
      cursor = page.extract().path("next");
      pages++;
    } while (cursor != null);
    assertThat(seen).isEqualTo(Set.of("former-0", "former-1", "former-2"));
    assertThat(pages).isEqualTo(2);
    Api.as(OPERATOR).get("/v1/revocations").then().statusCode(200).body("items", hasSize(5));
    Api.as(ADMIN).queryParam("cursor", "x").get("/v1/revocations").then().statusCode(400);
    Api.as(ADMIN).queryParam("limit", 201).get("/v1/revocations").then().statusCode(400);
  }

  @Test
  void aSuspendedAgencyIsRefusedUntilItIsReinstated() {
    suspend(OPERATOR, "umeed-trust", true).statusCode(200).body("suspended", equalTo(true));
    Api.as(WORKER).get("/v1/agencies").then().statusCode(401);
    Api.as(ADMIN).get("/v1/revocations").then().statusCode(401);
    Api.as("ahtc-officer-1").get("/v1/agencies").then().statusCode(200);
    String id = rows.one("SELECT id FROM revocation");
    suspend(OPERATOR, "umeed-trust", true).statusCode(200);
    revoke(OPERATOR, "{\"agency\": \"umeed-trust\"}")
        .statusCode(200)
        .body("suspended", equalTo(true));
    suspend(OPERATOR, "umeed-trust", false).statusCode(200).body("suspended", equalTo(false));
    suspend(OPERATOR, "umeed-trust", false).statusCode(200);
    // Who signed in before it was suspended signs in anew.
    Api.as(WORKER).get("/v1/agencies").then().statusCode(401);
    rows.change("UPDATE revocation SET not_before = now() - interval '1 hour'");
    Awaitility.await()
        .untilAsserted(() -> Api.as(WORKER).get("/v1/agencies").then().statusCode(200));
    assertThat(rows.audit(id))
        .isEqualTo(
            List.of(
                "agency.reinstated {\"agency\": \"umeed-trust\"}",
                "access.revoked {\"agency\": \"umeed-trust\"}",
                "agency.suspended {\"agency\": \"umeed-trust\"}"));
  }

  @Test
  void aSuspendedAgencyIsSentNoReferralUntilItIsReinstated() {
    String first = submit("\"route\": true").statusCode(201).extract().path("receiver.agency");
    suspend(OPERATOR, first, true).statusCode(200);
    submit("\"route\": true").statusCode(201).body("receiver.agency", not(equalTo(first)));
    String addressed = "\"receiver\": {\"agency\": \"%s\"}".formatted(first);
    submit(addressed)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:receiver-takes-no-referrals"))
        .body("errors[0].field", equalTo("receiver.agency"));
    suspend(OPERATOR, first, false).statusCode(200);
    submit("\"route\": true").statusCode(201).body("receiver.agency", equalTo(first));
    submit(addressed).statusCode(201);
  }

  /** Nothing is lost, and no untrue reason is given. */
  @Test
  void whatOnlyASuspendedAgencyMayHaveWaitsThereAndTheReasonSaysSo() {
    suspend(OPERATOR, "ahtc", true).statusCode(200);
    submitCrossBorder()
        .statusCode(201)
        .body("receiver.agency", equalTo("ahtc"))
        .body("routing.rule", equalTo("cross-border-to-federal-agency"))
        .body("routing.reason", containsString("It is suspended"));
    AnonymousReports.report("sehat-integration");
  }

  /** Else the agency to which it goes instead would know when in the hour it came. */
  @Test
  void anAnonymousReportGoesByWhoWasSuspendedWhenItsHourBegan() {
    assertThat(reportGoesTo("hota")).isTrue();
    suspend(OPERATOR, "hota", true).statusCode(200);
    assertThat(reportGoesTo("hota")).isTrue();
    rows.change("UPDATE revocation SET not_before = not_before - interval '1 hour'");
    Awaitility.await()
        .until(
            () -> tokens.wasSuspendedBefore("hota", Instant.now().minus(Duration.ofMinutes(30))));
    assertThat(reportGoesTo("hota")).isFalse();
  }

  private boolean reportGoesTo(String agency) {
    String counted = "SELECT count(*) FROM anonymous_report WHERE owner_agency = ?";
    long before = Long.parseLong(rows.one(counted, agency));
    Api.commandAs("sehat-integration")
        .body(
            AnonymousReports.NETWORK
                .replace("\"crossBorder\": true", "\"crossBorder\": false")
                .replace("\"organFacility\": false", "\"organFacility\": true"))
        .post("/v1/anonymous-reports")
        .then()
        .statusCode(201);
    return Long.parseLong(rows.one(counted, agency)) > before;
  }

  @Test
  void nobodyKeepsAllServicesBusyWithRevocations() {
    int taken = 0;
    ValidatableResponse answer = revoke("ahtc-admin", named("person", "former-0"));
    while (answer.extract().statusCode() == 200) {
      taken++;
      assertThat(taken).isLessThanOrEqualTo(60); // a minute may end meanwhile
      answer = revoke("ahtc-admin", named("person", "former-" + taken));
    }
    assertThat(taken).isGreaterThanOrEqualTo(20); // other tests have revoked in this minute
    answer.statusCode(429).body("type", equalTo("urn:amaan:problem:too-many-requests"));
    clock.advance(Duration.ofMinutes(1));
    revoke("ahtc-admin", named("person", "former")).statusCode(200);
  }

  @Test
  void whatIsNoAgencyIsNotSuspended() {
    suspend(OPERATOR, "no-such-agency", true)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:agency-not-found"));
    suspend(OPERATOR, "umeed-trust", false).statusCode(200);
    assertThat(rows.count("revocation")).isZero();
  }

  /** Whatever the service might ask of the database. */
  @Test
  void theDatabaseLetsNobodyReachOthers() {
    revoke(ADMIN, named("person", "former")).statusCode(200);
    Scope admin = Scope.of("umeed-trust", "", "agency-admin");
    Scope other = Scope.of("ahtc", "", "agency-admin");
    assertThat(database.count(admin, "revocation")).isEqualTo(1);
    assertThat(database.count(other, "revocation")).isZero();
    assertThat(database.count(Scope.of("umeed-trust", "", "caseworker"), "revocation")).isZero();
    assertThat(database.count(Scope.NONE, "revocation")).isZero();
    assertThat(database.count(Scope.of("", "", "platform-admin"), "revocation")).isEqualTo(1);
    String insert =
        "INSERT INTO revocation (id, agency, person, not_before, suspended, sequence)"
            + " VALUES (gen_random_uuid(), ?, ?, now(), ?, 1)";
    assertThat(database.refusal(admin, insert, "umeed-trust", "another", false)).isEmpty();
    assertThat(database.refusal(admin, insert, "ahtc", "another", false)).isEqualTo("42501");
    assertThat(database.refusal(admin, insert, "umeed-trust", null, true)).isEqualTo("42501");
    assertThat(database.touched(admin, "UPDATE revocation SET sequence = 9")).isEqualTo(1);
    assertThat(database.touched(other, "UPDATE revocation SET sequence = 9")).isZero();
    assertThat(database.refusal(admin, "DELETE FROM revocation")).isEqualTo("42501");
  }

  private static String named(String what, String name) {
    return "{\"%s\": \"%s\"}".formatted(what, name);
  }

  private static ValidatableResponse revoke(String client, String body) {
    return Api.commandAs(client).body(body).post("/v1/revocations").then();
  }

  private static ValidatableResponse submitCrossBorder() {
    return Api.commandAs("sehat-integration")
        .body(
            """
            {"route": true, "need": "investigation", "urgency": "routine",
             "situation": {"country": "PK", "crossBorder": true},
             "subject": {"ageClass": "adult", "narrative": "Fictional."}}
            """)
        .post("/v1/referrals")
        .then();
  }

  private static ValidatableResponse submit(String receiver) {
    return Api.commandAs("sehat-integration")
        .body("{\"minimal\": true, \"situation\": {\"country\": \"PK\"}, %s}".formatted(receiver))
        .post("/v1/referrals")
        .then();
  }

  private static ValidatableResponse once(UUID key) {
    return Api.as(ADMIN)
        .header("Idempotency-Key", key)
        .body("{\"person\": \"former\"}")
        .post("/v1/revocations")
        .then();
  }

  private static ValidatableResponse suspend(String client, String agency, boolean suspended) {
    return Api.as(client)
        .body("{\"suspended\": %s}".formatted(suspended))
        .put("/v1/agencies/{code}/suspension", agency)
        .then();
  }

  private static List<JsonNode> told(String id) {
    ObjectMapper json = new ObjectMapper();
    return Peers.calls().stream()
        .filter(call -> call.method().equals("PUT") && call.path().equals("/v1/revocations/" + id))
        .map(
            call -> {
              try {
                return json.readTree(call.body());
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
        .toList();
  }

  private static Access access(String client) {
    return new Access(new Caller(client, "umeed-trust", null, client, Set.of()), 0, Instant.MAX);
  }
}
