package org.amaan.casework.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CasePersonsApiTest extends ApiTest {

  private static final String BROKER =
      """
      {"kind": "natural", "standing": "suspect", "roles": ["BrokerTravelAgent", "amaan:minder"], "handling": "H0"}
      """;
  private static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  private static final String REOPEN = "{\"to\": \"under-investigation\", \"reason\": \"review\"}";

  @Inject PersonsOfCase personsOfCase;
  @Inject CasesInScope cases;

  @Test
  void needsAToken() {
    UUID caseId = open().caseId();
    needsToken("GET", persons(caseId), "");
    needsToken("POST", persons(caseId), BROKER);
    needsIdempotencyKey(OFFICER, persons(caseId), BROKER);
    String person = enter(OFFICER, caseId, "");
    needsToken("GET", person, "");
    List<Long> before = written();
    anonymous()
        .contentType("application/merge-patch+json")
        .body("{}")
        .patch(person)
        .then()
        .statusCode(401);
    assertThat(written()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"kind\": \"robot\"}",
        "{\"kind\": null}",
        "{\"standing\": \"guilty\"}",
        "{\"standing\": null}",
        "{\"roles\": null}",
        "{\"roles\": []}",
        "{\"roles\": [\"surgeon\"]}",
        "{\"roles\": [null]}",
        "{\"roles\": \"Other\"}",
        "{\"handling\": null}",
        "{\"handling\": \"H4\"}",
        "{\"subjectId\": \"not-an-id\"}",
        "{\"kind\": \"organisation\", \"subjectId\": \"0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11\"}",
        "{\"name\": \"\"}",
        "{\"name\": \" \\n \"}",
        "{\"name\": 1}",
        "{\"name\": \"a\\u0000b\"}",
        "{\"aliases\": [\"\"]}",
        "{\"aliases\": [\" \"]}",
        "{\"aliases\": [null]}",
        "{\"aliases\": \"x\"}",
        "{\"identifiers\": [null]}",
        "{\"identifiers\": [{\"type\": \"phone\"}]}",
        "{\"identifiers\": [{\"type\": \"face\", \"value\": \"x\"}]}",
        "{\"identifiers\": [{\"type\": \"phone\", \"value\": \" \"}]}",
        "{\"identifiers\": [{\"type\": \"phone\", \"value\": \"1\", \"country\": \"pk\"}]}",
        "{\"identifiers\": [{\"type\": \"phone\", \"value\": \"1\", \"more\": \"x\"}]}",
        "{\"details\": \"\"}",
        "{\"person\": \"me\"}"
      })
  void whatDoesNotFitTheContractIsRefused(String difference) {
    UUID caseId = open().caseId();
    String body = difference.length() == 2 ? difference : with(difference);
    refused(400, "invalid-request", OFFICER, persons(caseId), body);
  }

  @Test
  void everythingAtItsLongestAndNothingLonger() {
    UUID caseId = open().caseId();
    String roles = roles().stream().limit(10).collect(Collectors.joining("\", \"", "[\"", "\"]"));
    String twenty = list(20, i -> "\"" + "a".repeat(198) + (10 + i) + "\"");
    String identifiers =
        list(20, i -> "{\"type\": \"other\", \"value\": \"" + "v".repeat(200) + "\"}");
    String longest =
        with(
            "{\"roles\": %s, \"name\": \"%s\", \"aliases\": %s, \"identifiers\": %s, \"details\": \"%s\"}"
                .formatted(roles, "n".repeat(200), twenty, identifiers, "d".repeat(10_000)));
    String person =
        post(OFFICER, persons(caseId), longest).statusCode(201).extract().header("Location");
    get(OFFICER, person)
        .statusCode(200)
        .body("person.roles", hasSize(10))
        .body("person.aliases", hasSize(20))
        .body("person.identifiers", hasSize(20))
        .body("person.details.length()", equalTo(10_000));
    for (String longer :
        List.of(
            "{\"roles\": " + list(11, i -> "\"Other\"") + "}",
            "{\"name\": \"" + "n".repeat(201) + "\"}",
            "{\"aliases\": " + list(21, i -> "\"a\"") + "}",
            "{\"aliases\": [\"" + "a".repeat(201) + "\"]}",
            "{\"identifiers\": " + list(21, i -> "{\"type\": \"other\", \"value\": \"v\"}") + "}",
            "{\"identifiers\": [{\"type\": \"other\", \"value\": \"" + "v".repeat(201) + "\"}]}",
            "{\"details\": \"" + "d".repeat(10_001) + "\"}")) {
      refused(400, "invalid-request", OFFICER, persons(caseId), with(longer));
      unchanged(400, "invalid-request", OFFICER, person, "\"0\"", longer);
    }
    get(OFFICER, persons(caseId) + "?limit=0").statusCode(400);
    get(OFFICER, persons(caseId) + "?limit=201").statusCode(400);
    get(OFFICER, persons(caseId) + "?cursor=x").statusCode(400);
  }

  /** Those of the standard word for word, and ours. */
  @Test
  void everyRoleIsTaken() {
    UUID caseId = open().caseId();
    assertThat(roles()).hasSize(32).contains("RecruiterOrIntermediary", "amaan:surgeon");
    for (String role : roles()) {
      String person = enter(OFFICER, caseId, "{\"roles\": [\"" + role + "\"]}");
      get(OFFICER, person).body("person.roles", contains(role));
    }
  }

  @Test
  void theUnitReadsWhatWasEnteredAndTheAnswerDoesNotRepeatIt() {
    UUID caseId = open().caseId();
    String name = planted();
    String body =
        with(
            """
            {"name": "%s", "aliases": ["Ustad"], "details": "Wears a ring.",
             "identifiers": [{"type": "passport", "value": "AB000", "country": "PK"}],
             "roles": ["Transporter", "amaan:driver", "Transporter"]}
            """
                .formatted(name));
    ValidatableResponse entered =
        post(OFFICER, persons(caseId), body).statusCode(201).header("ETag", "\"0\"");
    assertThat(entered.extract().asString()).doesNotContain(name, "Ustad", "AB000", "ring");
    String person = entered.extract().header("Location");
    get(OTHER_OFFICER, person)
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("ETag", "\"0\"")
        .body("person.id", equalTo(entered.extract().path("id")))
        .body("person.name", equalTo(name))
        .body("person.aliases", contains("Ustad"))
        .body("person.identifiers[0].country", equalTo("PK"))
        .body("person.details", equalTo("Wears a ring."))
        .body("person.roles", contains("Transporter", "amaan:driver"))
        .body("person.enteredBy.unit", equalTo("ahtc-islamabad"))
        .body("person.withheld", nullValue())
        .body("history.writer", contains(OFFICER));
    read(OTHER_OFFICER, caseId)
        .header("Cache-Control", "no-store")
        .body("items.name", contains(name));
  }

  @Test
  void enteredOnceHoweverOftenItIsSent() {
    UUID caseId = open().caseId();
    UUID key = UUID.randomUUID();
    String first = post(OFFICER, key, persons(caseId), BROKER).extract().asString();
    assertThat(
            post(OFFICER, key, persons(caseId), BROKER)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .extract()
                .asString())
        .isEqualTo(first);
    post(OFFICER, key, persons(caseId), with("{\"name\": \"x\"}")).statusCode(422);
    read(OFFICER, caseId).body("items", hasSize(1));
  }

  @Test
  void aChangeIsMergedAndWhatWasWrittenBeforeStays() {
    UUID caseId = open().caseId();
    String person =
        enter(OFFICER, caseId, "{\"name\": \"One\", \"aliases\": [\"a\"], \"details\": \"Old.\"}");
    patch(
            OTHER_OFFICER,
            person,
            "\"0\"",
            "{\"name\": \"Two\", \"details\": null, \"standing\": \"witness\"}")
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("version", equalTo(1))
        .body("name", nullValue());
    get(OFFICER, person)
        .header("ETag", "\"1\"")
        .body("person.name", equalTo("Two"))
        .body("person.aliases", contains("a"))
        .body("person.details", nullValue())
        .body("person.standing", equalTo("witness"))
        .body("history.person.name", contains("Two", "One"))
        .body("history.person.details", contains(null, "Old."))
        .body("history.person.standing", contains("witness", "suspect"))
        .body("history.writer", contains(OTHER_OFFICER, OFFICER));
    patch(OFFICER, person, "\"1\"", "{\"name\": \"Two\"}").statusCode(200).header("ETag", "\"1\"");
    get(OFFICER, person).body("history", hasSize(2));
  }

  @Test
  void aChangeIsMadeOnTheVersionThatWasRead() {
    UUID caseId = open().caseId();
    String person = enter(OFFICER, caseId, "");
    List<Long> before = written();
    as(OFFICER)
        .contentType("application/merge-patch+json")
        .body("{\"name\": \"x\"}")
        .patch(person)
        .then()
        .statusCode(428)
        .body("type", equalTo("urn:amaan:problem:version-required"));
    as(OFFICER).header("If-Match", "\"0\"").body("{}").patch(person).then().statusCode(415);
    assertThat(written()).isEqualTo(before);
    patch(OFFICER, person, "\"0\"", "{\"name\": \"x\"}").statusCode(200);
    unchanged(412, "stale-version", OFFICER, person, "\"0\"", "{\"name\": \"y\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"kind\": null}",
        "{\"roles\": null}",
        "{\"roles\": []}",
        "{\"roles\": [\"surgeon\"]}",
        "{\"handling\": \"H4\"}",
        "{\"kind\": \"organisation\"}",
        "{\"aliases\": [null]}",
        "{\"name\": {\"first\": \"x\"}}",
        "{\"more\": \"x\"}"
      })
  void aChangeLeadsOnlyToWhatCouldBeEntered(String change) {
    UUID caseId = open().caseId();
    String person = enter(OFFICER, caseId, "{\"subjectId\": \"" + UUID.randomUUID() + "\"}");
    unchanged(400, "invalid-request", OFFICER, person, "\"0\"", change);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"aliases\": null}", "{\"identifiers\": null}"})
  void whatIsNullIsNotSaid(String body) {
    UUID caseId = open().caseId();
    get(OFFICER, enter(OFFICER, caseId, body))
        .statusCode(200)
        .body("person.aliases", hasSize(0))
        .body("person.identifiers", hasSize(0));
  }

  @Test
  void aPersonIsChangedNineHundredAndNinetyNineTimesAndNotOnceMore() {
    String person = enter(OFFICER, open().caseId(), "{\"name\": \"One\"}");
    UUID id = UUID.fromString(person.substring(person.lastIndexOf('/') + 1));
    rows.change("UPDATE case_person SET version = 998 WHERE id = ?", id);
    rows.change("UPDATE case_person_version SET version = 998 WHERE person_id = ?", id);
    patch(OFFICER, person, "\"998\"", "{\"standing\": \"witness\"}").statusCode(200);
    unchanged(409, "too-many-versions", OFFICER, person, "\"999\"", "{\"standing\": \"cleared\"}");
  }

  @Test
  void aCaseTakesFiveHundredPersonsAndNotOneMore() {
    UUID caseId = open().caseId();
    rows.change(
        """
        WITH p AS (INSERT INTO case_person (id, case_id, agency, unit, entered_at, version, handling)
          SELECT gen_random_uuid(), ?, 'ahtc', 'ahtc-islamabad', now(), 0, 'H2' FROM generate_series(1, 499)
          RETURNING id, case_id)
        INSERT INTO case_person_version (id, person_id, case_id, version, agency, unit, person, kind,
          standing, roles, handling, sealed_under, text, written_at)
        SELECT gen_random_uuid(), id, case_id, 0, 'ahtc', 'ahtc-islamabad', 'p', 'natural', 'unknown',
          '{Other}', 'H2', gen_random_uuid(), '', now() FROM p
        """,
        caseId);
    enter(OFFICER, caseId, "");
    refused(409, "too-many-persons", OFFICER, persons(caseId), BROKER).body("limit", equalTo(500));
  }

  @Test
  void readsOnFromPageToPageWithoutAGap() {
    UUID caseId = open().caseId();
    for (int i = 0; i < 5; i++) {
      enter(OFFICER, caseId, "{\"name\": \"person " + i + "\"}");
    }
    List<String> seen = new ArrayList<>();
    String more = "";
    do {
      JsonPath page =
          get(OFFICER, persons(caseId) + "?limit=2" + more).statusCode(200).extract().jsonPath();
      seen.addAll(page.getList("items.name"));
      more = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (more != null);
    assertThat(seen).containsExactly("person 4", "person 3", "person 2", "person 1", "person 0");
  }

  @Test
  void aProsecutionWithAGrantReadsWhoMayBePassedOn() {
    UUID caseId = open().caseId();
    List<String> entered = everyHandlingCode(OFFICER, caseId);
    get(PROSECUTOR, persons(caseId)).statusCode(404);
    move(caseId, INVESTIGATE, PROSECUTE);
    read(PROSECUTOR, caseId).body("items.handling", contains("H0"));
    get(PROSECUTOR, entered.get(0))
        .statusCode(200)
        .body("history", hasSize(1))
        .body("history.writer", everyItem(nullValue()));
    notThere(PROSECUTOR, entered.get(1));
    notThere(PROSECUTOR, entered.get(2));
    refused(403, "not-custodian", PROSECUTOR, persons(caseId), BROKER);
    unchanged(403, "not-custodian", PROSECUTOR, entered.get(0), "\"0\"", "{\"name\": \"x\"}");
    unchanged(403, "not-custodian", PROSECUTOR, entered.get(2), "\"0\"", "{\"name\": \"x\"}");
    move(caseId, "{\"to\": \"under-investigation\", \"reason\": \"returned-by-prosecution\"}");
    get(PROSECUTOR, persons(caseId)).statusCode(404);
  }

  @Test
  void whatWasKeptToOneselfBeforeStaysSo() {
    UUID caseId = open().caseId();
    String person = enter(OFFICER, caseId, "{\"handling\": \"H2\", \"details\": \"A source.\"}");
    patch(OFFICER, person, "\"0\"", "{\"handling\": \"H0\", \"details\": \"A broker.\"}")
        .statusCode(200);
    move(caseId, INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, person).statusCode(200).body("history.person.details", contains("A broker."));
    get(OFFICER, person).body("history.person.details", contains("A broker.", "A source."));
    patch(OFFICER, person, "\"1\"", "{\"handling\": \"H3\"}").statusCode(200);
    notThere(PROSECUTOR, person);
    read(PROSECUTOR, caseId).body("items", hasSize(0));
  }

  @Test
  void aNewCustodianGoesOnWithWhoMayBePassedOnAndTheFormerOneReadsNothing() {
    UUID caseId = open().caseId();
    List<String> entered = everyHandlingCode(OFFICER, caseId);
    UUID offer = offer(caseId);
    get(LAHORE_SUPERVISOR, persons(caseId)).statusCode(404);
    accept(offer);
    read(LAHORE_OFFICER, caseId).body("items.handling", contains("H1", "H0"));
    notThere(LAHORE_OFFICER, entered.get(3));
    unchanged(404, "person-not-found", LAHORE_OFFICER, entered.get(2), "\"0\"", "{}");
    for (String method : List.of("GET", "PATCH")) {
      as(OFFICER)
          .contentType("application/merge-patch+json")
          .header("If-Match", "\"0\"")
          .body("{}")
          .request(method, entered.get(0))
          .then()
          .statusCode(404)
          .body("type", equalTo("urn:amaan:problem:case-not-found"));
    }
    get(OFFICER, persons(caseId)).statusCode(404);
    refused(404, "case-not-found", OFFICER, persons(caseId), BROKER);

    patch(LAHORE_OFFICER, entered.get(0), "\"0\"", "{\"name\": \"Known now\"}").statusCode(200);
    unchanged(
        403,
        "handling-not-yours",
        LAHORE_OFFICER,
        entered.get(0),
        "\"1\"",
        "{\"handling\": \"H2\"}");
    get(LAHORE_SUPERVISOR, entered.get(0))
        .body("person.name", equalTo("Known now"))
        .body("person.enteredBy.agency", equalTo("ahtc"))
        .body("history.by.agency", contains("lahore-police", "ahtc"))
        .body("history.writer", contains(LAHORE_OFFICER, null));
  }

  @Test
  void aClosedCaseShowsCodesAndNotWhoItIs() {
    UUID caseId = open().caseId();
    String person = enter(OFFICER, caseId, "{\"name\": \"One\", \"aliases\": [\"a\"]}");
    move(caseId, CLOSE);
    read(OFFICER, caseId)
        .body("items[0].name", nullValue())
        .body("items[0].aliases", nullValue())
        .body("items[0].withheld", equalTo("case-closed"))
        .body("items[0].standing", equalTo("suspect"));
    get(OFFICER, person)
        .body("person.name", nullValue())
        .body("history[0].person.withheld", equalTo("case-closed"));
    refused(409, "case-closed", OFFICER, persons(caseId), BROKER);
    unchanged(409, "case-closed", OFFICER, person, "\"0\"", "{\"name\": \"x\"}");
    assertThat(audited(caseId)).doesNotContain("case.persons-read");
    move(caseId, REOPEN);
    get(OFFICER, person).body("person.name", equalTo("One"));
  }

  @Test
  void whatWasErasedIsGoneAndAChangeBeginsAnew() {
    UUID caseId = open().caseId();
    String person = enter(OFFICER, caseId, "{\"name\": \"One\", \"details\": \"Old.\"}");
    move(caseId, CLOSE);
    post("dpo-ahtc", "/v1/cases/" + caseId + "/erasure", "{\"reason\": \"retention-ended\"}")
        .statusCode(200);
    get(OFFICER, person).body("person.withheld", equalTo("erased"));
    move(caseId, REOPEN);
    get(OFFICER, person)
        .body("person.withheld", equalTo("erased"))
        .body("person.name", nullValue())
        .body("person.roles", hasSize(2));
    patch(OFFICER, person, "\"0\"", "{\"name\": \"Anew\"}").statusCode(200);
    get(OFFICER, person)
        .body("person.name", equalTo("Anew"))
        .body("person.details", nullValue())
        .body("history.person.withheld", contains(null, "erased"));
  }

  @Test
  void whoIsExcludedFindsNothing() {
    UUID referralId = UUID.randomUUID();
    Report report = report(1, "accepted");
    UUID caseId = open(referralId, report).caseId();
    String person = enter(OFFICER, caseId, "");
    as(REFERRAL_SERVICE)
        .body(report.excluding(2, "ahtc").json())
        .put("/v1/referred-cases/" + referralId)
        .then()
        .statusCode(200);
    get(OFFICER, persons(caseId)).statusCode(404);
    get(OFFICER, person).statusCode(404);
    unchanged(404, "case-not-found", OFFICER, person, "\"0\"", "{\"name\": \"x\"}");
    refused(404, "case-not-found", OFFICER, persons(caseId), BROKER);
  }

  @Test
  void whoWroteAndReadIsInTheAuditAndNotInTheTimeline() {
    UUID caseId = open().caseId();
    String person = enter(OFFICER, caseId, "{\"handling\": \"H2\"}");
    patch(OFFICER, person, "\"0\"", "{\"name\": \"x\"}").statusCode(200);
    read(OTHER_OFFICER, caseId);
    get(OTHER_OFFICER, person);
    assertThat(audited(caseId))
        .containsExactly(
            "case.opened",
            "case.person-written",
            "case.person-written",
            "case.persons-read",
            "case.persons-read");
    assertThat(
            rows.of(
                "SELECT details #>> '{persons,0}' FROM audit_entry WHERE action = 'case.persons-read'"
                    + " AND subject = ?",
                caseId))
        .containsOnly(person.substring(person.lastIndexOf('/') + 1));
    get(OFFICER, "/v1/cases/" + caseId + "/timeline").body("items.action", contains("opened"));
  }

  @Test
  void nothingOfTheTextIsAnywhereElse() {
    UUID caseId = open().caseId();
    String text = planted();
    long messages = rows.count("outbox_message", "true");
    long inbox = rows.count("inbox_entry", "true");
    String person =
        enter(
            OFFICER,
            caseId,
            """
            {"name": "%1$s", "aliases": ["%1$s"], "details": "%1$s",
             "identifiers": [{"type": "phone", "value": "%1$s"}]}
            """
                .formatted(text));
    patch(OFFICER, person, "\"0\"", "{\"name\": \"" + text + "2\"}").statusCode(200);
    get(OFFICER, person).body("person.name", equalTo(text + "2"));
    assertThat(rows.count("outbox_message", "true")).isEqualTo(messages);
    assertThat(rows.count("inbox_entry", "true")).isEqualTo(inbox);
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      for (String form : List.of(text, HexFormat.of().formatHex(text.getBytes()))) {
        assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + form + "%")).as(table).isZero();
      }
    }
  }

  @Test
  void whatWasMovedDoesNotOpen() {
    UUID caseId = open().caseId();
    enter(OFFICER, caseId, "{\"name\": \"One\"}");
    enter(OFFICER, caseId, "{\"name\": \"Other\"}");
    rows.change(
        "UPDATE case_person_version SET text = (SELECT min(text) FROM case_person_version WHERE case_id = ?)"
            + " WHERE case_id = ?",
        caseId,
        caseId);
    get(OFFICER, persons(caseId))
        .statusCode(503)
        .body("type", equalTo("urn:amaan:problem:record-unreadable"));
  }

  @Test
  void anotherCasesPersonIsNotInThisOne() {
    UUID caseId = open().caseId();
    String elsewhere = enter(OFFICER, open().caseId(), "");
    String id = elsewhere.substring(elsewhere.lastIndexOf('/') + 1);
    notThere(OFFICER, persons(caseId) + "/" + id);
    notThere(OFFICER, persons(caseId) + "/" + UUID.randomUUID());
    get(OFFICER, persons(caseId) + "/not-an-id").statusCode(404);
  }

  @Test
  void aDossierShowsWhomItsReaderMayKnowOf() {
    UUID caseId = open().caseId();
    everyHandlingCode(OFFICER, caseId);
    move(caseId, INVESTIGATE, PROSECUTE);
    Caller officer = new Caller("x", "ahtc", "ahtc-islamabad", OFFICER, Set.of(Role.INVESTIGATOR));
    Caller prosecutor =
        new Caller("x", "punjab-prosecution", null, PROSECUTOR, Set.of(Role.PROSECUTOR));
    assertThat(shown(officer, caseId)).containsExactly("as H3", "as H2", "as H1", "as H0");
    assertThat(shown(prosecutor, caseId)).containsExactly("as H0");
  }

  private List<String> shown(Caller reader, UUID caseId) {
    return Acting.as(
        reader,
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () ->
                        personsOfCase
                            .shown(reader, cases.find(caseId, reader).orElseThrow())
                            .stream()
                            .map(CasePerson::getName)
                            .toList()));
  }

  private static List<String> roles() {
    return java.util.Arrays.stream(org.amaan.casework.person.PersonRole.values())
        .map(Object::toString)
        .toList();
  }

  private static String list(int size, java.util.function.IntFunction<String> item) {
    return IntStream.range(0, size).mapToObj(item).collect(Collectors.joining(", ", "[", "]"));
  }

  private List<String> everyHandlingCode(String client, UUID caseId) {
    return List.of("H0", "H1", "H2", "H3").stream()
        .map(
            code ->
                enter(
                    client,
                    caseId,
                    "{\"handling\": \"" + code + "\", \"name\": \"as " + code + "\"}"))
        .toList();
  }

  private static String planted() {
    return "planted-" + UUID.randomUUID();
  }

  private static String persons(UUID caseId) {
    return "/v1/cases/" + caseId + "/persons";
  }

  /** The broker, but for what is different; a field that is given twice would be refused. */
  private static String with(String difference) {
    JsonPath changed = new JsonPath(difference.isEmpty() ? "{}" : difference);
    java.util.Map<String, Object> body = new java.util.LinkedHashMap<>();
    body.putAll(new JsonPath(BROKER).getMap("$"));
    body.putAll(changed.getMap("$"));
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Its address. */
  private static String enter(String client, UUID caseId, String difference) {
    return post(client, persons(caseId), with(difference))
        .statusCode(201)
        .extract()
        .header("Location");
  }

  private static ValidatableResponse read(String client, UUID caseId) {
    return get(client, persons(caseId)).statusCode(200);
  }

  private static void notThere(String client, String person) {
    get(client, person).statusCode(404).body("type", equalTo("urn:amaan:problem:person-not-found"));
  }

  private void unchanged(
      int status, String type, String client, String person, String etag, String change) {
    List<Long> before = written();
    patch(client, person, etag, change)
        .statusCode(status)
        .body("type", equalTo("urn:amaan:problem:" + type))
        .body("title", notNullValue());
    assertThat(written()).isEqualTo(before);
  }
}
