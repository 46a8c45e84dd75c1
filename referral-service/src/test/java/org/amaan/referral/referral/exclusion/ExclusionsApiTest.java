package org.amaan.referral.referral.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.referral.testing.AnotherTransaction;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExclusionsApiTest extends ServiceTest {

  private static final String PROBLEM = "urn:amaan:problem:";

  @Inject Rows rows;
  @Inject OwnersDatabase database;

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/referrals/{id}/exclusions", UUID.randomUUID()).then().statusCode(401);
    Api.anonymous()
        .body("{\"exclusions\": []}")
        .put("/v1/referrals/{id}/exclusions", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "ahtc-supervisor", "nrm-af", "operator", "auditor"})
  void whoIsNotPartyFindsNothing(String client) {
    UUID id = Stages.at("submitted").referralId();
    read(client, id).statusCode(404).body("type", equalTo(PROBLEM + "referral-not-found"));
    Stages.excluding(client, id, "lahore-police").statusCode(404);
  }

  @Test
  void theResponsibleAgencyAndTheCoordinatorSetThemAndReadThem() {
    UUID id = Stages.at("submitted").referralId();
    Stages.excluding("panah-shelter", id, "lahore-police").statusCode(403);
    Stages.excluding("umeed-admin", id, "lahore-police").statusCode(403);
    Stages.excluding("umeed-caseworker", id, "lahore-police")
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("items.agency", contains("lahore-police"))
        .body("items[0].setBy.agency", equalTo("umeed-trust"))
        .body("items[0].byCoordinator", equalTo(false));
    Stages.excluding("nrm-pk", id, "lahore-police", "ahtc")
        .statusCode(200)
        .body("items.agency", contains("ahtc", "lahore-police"))
        .body("items.byCoordinator", contains(true, false));
    read("umeed-caseworker", id).body("items.agency", contains("ahtc", "lahore-police"));
    read("panah-shelter", id).statusCode(200).body("items", empty());
    read("umeed-admin", id).statusCode(403);
  }

  @Test
  void aReferrerDoesNotLiftWhatACoordinatorSet() {
    UUID id = Stages.at("submitted").referralId();
    Stages.exclude("nrm-pk", id, "ahtc");
    Stages.excluding("umeed-caseworker", id)
        .statusCode(409)
        .body("type", equalTo(PROBLEM + "exclusion-not-yours"));
    Stages.exclude("umeed-caseworker", id, "ahtc", "lahore-police");
    Stages.exclude("umeed-caseworker", id, "ahtc");
    read("nrm-pk", id).body("items.agency", contains("ahtc"));
    Stages.exclude("nrm-pk", id);
    read("nrm-pk", id).body("items", empty());
  }

  @Test
  void theVersionIsAskedFor() {
    UUID id = Stages.at("submitted").referralId();
    RequestSpecification request = Api.as("umeed-caseworker").body("{\"exclusions\": []}");
    request.put("/v1/referrals/{id}/exclusions", id).then().statusCode(428);
    Api.as("umeed-caseworker")
        .header("If-Match", "\"99\"")
        .body("{\"exclusions\": []}")
        .put("/v1/referrals/{id}/exclusions", id)
        .then()
        .statusCode(412);
  }

  @Test
  void limitsAreKept() {
    UUID id = Stages.at("submitted").referralId();
    Stages.excluding("umeed-caseworker", id, "umeed-trust")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "excludes-itself"));
    for (String unknown :
        List.of("nobody-of-this-name", "Not A Code", "a\u0000b", "x".repeat(65))) {
      int status = Stages.excluding("umeed-caseworker", id, unknown).extract().statusCode();
      assertThat(status == 422 || status == 400).as(unknown + " " + status).isTrue();
    }
    String[] many = Stream.generate(() -> "ahtc").limit(21).toArray(String[]::new);
    Stages.excluding("umeed-caseworker", id, many).statusCode(400);
    for (String body :
        List.of("{}", "{\"exclusions\": [null]}", "{\"exclusions\": [], \"surplus\": 1}", "[]")) {
      int status =
          Api.as("umeed-caseworker")
              .header("If-Match", "\"0\"")
              .body(body)
              .put("/v1/referrals/{id}/exclusions", id)
              .statusCode();
      assertThat(status == 422 || status == 400).as(body + " " + status).isTrue();
    }
    read("umeed-caseworker", id).body("items", empty());
  }

  /** Every read and command about it, answered as for an id that there is not. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "submitted, panah-shelter",
    "information-requested, panah-shelter",
    "accepted, panah-shelter",
    "refused, panah-shelter",
    "completed, panah-shelter",
    "completed, umeed-caseworker",
    "submitted, umeed-caseworker",
    "accepted, umeed-caseworker"
  })
  void theExcludedAgencyIsAnsweredAsIfThereWereNothing(String state, String client) {
    Referred referred = Stages.at(state);
    String agency = client.equals("panah-shelter") ? "panah-shelter" : "umeed-trust";
    if (agency.equals("umeed-trust")) {
      Stages.hide(rows, referred.subjectId(), agency);
    } else {
      Stages.exclude("nrm-pk", referred.referralId(), agency);
    }
    Map<String, String> concerning =
        answers(client, referred.referralId().toString(), referred.subjectId().toString());
    Map<String, String> concerningNothing =
        answers(client, UUID.randomUUID().toString(), UUID.randomUUID().toString());
    assertThat(concerning).isEqualTo(concerningNothing);
    concerning.forEach(
        (call, answer) ->
            assertThat(
                    answer.startsWith("404 ")
                        || (call.equals("refer on") && answer.startsWith("403 ")))
                .as(call + answer)
                .isTrue());
    for (String query : List.of("", "&direction=sent", "&direction=received", "&state=" + state)) {
      Api.as(client)
          .get("/v1/referrals?limit=200" + query)
          .then()
          .statusCode(200)
          .body("items.id", not(hasItem(referred.referralId().toString())));
    }
    String reference =
        rows.one("SELECT reference FROM referral WHERE id = ?", referred.referralId());
    Api.as(client).get("/v1/referrals?reference=" + reference).then().body("items", hasSize(0));
  }

  @Test
  void sayingSoWithTheReferralKeepsRoutingAndAddressingAway() {
    submit(
            "\"receiver\": {\"agency\": \"panah-shelter\"}, \"exclusions\": [\"panah-shelter\"]",
            null)
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"))
        .body("errors[0].field", equalTo("receiver.agency"));
    String usual =
        submit("\"route\": true", null).statusCode(201).extract().path("receiver.agency");
    String other =
        submit("\"route\": true, \"exclusions\": [\"" + usual + "\"]", null)
            .extract()
            .path("receiver.agency");
    assertThat(usual.equals(other)).as(usual).isFalse();
    submit("\"receiver\": {\"agency\": \"ahtc\"}, \"exclusions\": [\"umeed-trust\"]", null)
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "excludes-itself"));
  }

  @Test
  void aDraftRemembersThem() {
    String id =
        submit(
                "\"state\": \"draft\", \"receiver\": {\"agency\": \"panah-shelter\"},"
                    + " \"exclusions\": [\"panah-shelter\"]",
                null)
            .statusCode(201)
            .extract()
            .path("id");
    read("umeed-caseworker", UUID.fromString(id)).body("items.agency", contains("panah-shelter"));
    Stages.move("umeed-caseworker", UUID.fromString(id), "submission", "{}")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"));
  }

  @Test
  void nobodySendsOrSuggestsItToAnExcludedAgency() {
    Referred refused = Stages.at("refused");
    Stages.exclude("nrm-pk", refused.referralId(), "ahtc");
    Stages.move(
            "umeed-caseworker",
            refused.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"ahtc\"}}")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"));
    Referred received = Stages.at("received");
    Stages.exclude("nrm-pk", received.referralId(), "ahtc");
    Stages.move(
            "panah-shelter",
            received.referralId(),
            "refusal",
            "{\"code\": \"no-capacity\", \"text\": \"Full.\", \"suggestedAgency\": \"ahtc\"}")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"submitted", "received", "information-requested", "accepted", "in-progress"})
  void whatWaitsForAnExcludedReceiverIsTheReferrersAgain(String state) {
    Referred referred = Stages.at(state);
    Stages.exclude("nrm-pk", referred.referralId(), "panah-shelter");
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .body("state", equalTo("refused"))
        .body("refusal.code", equalTo("conflict-of-interest"))
        .body("dueAt", notNullValue())
        .body("allowedMoves", hasItem("redirection"));
    List<String> types =
        rows.all(
            "SELECT payload ->> 'type' || ' ' || coalesce(payload -> 'data' ->> 'recipients', '')"
                + " FROM outbox_message WHERE aggregate_id = ? ORDER BY created_at DESC, id DESC"
                + " LIMIT 2",
            referred.referralId());
    assertThat(types.get(0).startsWith("org.amaan.referral.exclusions-changed.v1"))
        .as(types.get(0))
        .isTrue();
    assertThat(types.get(1).startsWith("org.amaan.referral.refused.v1")).as(types.get(1)).isTrue();
    assertThat(types.get(1).contains("umeed-trust")).as(types.get(1)).isTrue();
    assertThat(types.get(1).contains("panah-shelter")).as(types.get(1)).isFalse();
    Stages.move("umeed-caseworker", referred.referralId(), "redirection", "{\"route\": true}")
        .statusCode(200)
        .body("receiver.agency", not(equalTo("panah-shelter")));
  }

  @Test
  void whoIsExcludedWhileThePersonIsReferredAgainIsNotSentIt() throws SQLException {
    UUID subject = Stages.at("submitted").subjectId();
    try (AnotherTransaction excluding = new AnotherTransaction(database)) {
      excluding.run("SELECT FROM referral WHERE subject_id = ? FOR UPDATE", subject);
      excluding.run(
          "INSERT INTO exclusion (subject_id, agency, set_by, by_coordinator, set_at)"
              + " VALUES (?, 'panah-shelter', 'umeed-trust', false, now())",
          subject);
      CompletableFuture<Response> again =
          CompletableFuture.supplyAsync(
              () ->
                  Api.commandAs("umeed-caseworker")
                      .body(
                          """
                          {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
                           "situation": {"country": "PK"}, "subjectId": "%s"}
                          """
                              .formatted(subject))
                      .post("/v1/referrals"));
      excluding.awaitWaiting(again::isDone);
      excluding.commit();
      again.join().then().statusCode(422).body("type", equalTo(PROBLEM + "agency-excluded"));
    }
  }

  @Test
  void theAlertsAreToldWhomToHideFrom() {
    Referred referred = Stages.at("submitted");
    Stages.exclude("nrm-pk", referred.referralId(), "panah-shelter");
    Stages.exclude("nrm-pk", referred.referralId());
    assertThat(
            rows.all(
                """
                SELECT (payload -> 'data' ->> 'sequence') || ' ' || (payload -> 'data' ->> 'excluded')
                FROM outbox_message WHERE aggregate_id = ?
                  AND payload ->> 'type' = 'org.amaan.referral.exclusions-changed.v1'
                ORDER BY created_at, id
                """,
                referred.referralId()))
        .isEqualTo(List.of("1 [\"panah-shelter\"]", "2 []"));
  }

  @Test
  void anotherOfTheSameIncidentIsHiddenTooAlsoOneReportedLater() {
    UUID incident = UUID.randomUUID();
    JsonPath first =
        submit("\"receiver\": {\"agency\": \"panah-shelter\"}", incident).extract().jsonPath();
    JsonPath second =
        submit("\"receiver\": {\"agency\": \"panah-shelter\"}", incident).extract().jsonPath();
    Stages.exclude("nrm-pk", UUID.fromString(first.getString("id")), "panah-shelter");
    for (JsonPath referral : List.of(first, second)) {
      Api.as("panah-shelter")
          .get("/v1/referrals/{id}", referral.getString("id"))
          .then()
          .statusCode(404);
      Api.as("umeed-caseworker")
          .get("/v1/referrals/{id}", referral.getString("id"))
          .then()
          .body("state", equalTo("refused"));
    }
    read("umeed-caseworker", UUID.fromString(second.getString("id")))
        .body("items.agency", contains("panah-shelter"))
        .body("items[0].tied", equalTo(true))
        .body("items[0].setBy", nullValue());
    submit("\"receiver\": {\"agency\": \"panah-shelter\"}", incident)
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"));
  }

  @Test
  void whoeverElseKnowsAnIncidentHidesNothingByIt() {
    UUID incident = UUID.randomUUID();
    JsonPath first =
        submit("\"receiver\": {\"agency\": \"panah-shelter\"}", incident).extract().jsonPath();
    Api.commandAs("stranger-ngo")
        .body(
            """
            {"receiver": {"agency": "sehat-hospital"}, "need": "medical-care", "urgency": "routine",
             "situation": {"country": "PK"},
             "subject": {"ageClass": "adult", "narrative": "A story."}, "incidentId": "%s", "exclusions": ["panah-shelter"]}
            """
                .formatted(incident))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
    Api.as("panah-shelter").get("/v1/referrals/{id}", first.getString("id")).then().statusCode(200);
  }

  @Test
  void theResponsibleAgencyDoesNotExcludeWhoLooksOn() {
    submit(
            "\"receiver\": {\"agency\": \"panah-shelter\"}, \"exclusions\": [\"nrm-pakistan\"]",
            null)
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "only-oversight-excludes"));
  }

  @Test
  void whoWorksACaseExcludesNobodyByReferringOutOfIt() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Api.commandAs("ahtc-officer-1")
        .body(
            """
            { "receiver": {"agency": "sehat-hospital"}, "need": "medical-care",
             "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s",
             "caseId": "%s", "exclusions": ["umeed-trust"]}
            """
                .formatted(referred.subjectId(), caseId))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(200);
    String onward =
        Api.commandAs("ahtc-officer-1")
            .body(
                """
                {"state": "draft", "receiver": {"agency": "sehat-hospital"}, "need": "medical-care",
                 "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s",
                 "caseId": "%s"}
                """
                    .formatted(referred.subjectId(), caseId))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Api.as("ahtc-officer-1")
        .contentType("application/json")
        .header("If-Match", "\"0\"")
        .body("{\"exclusions\": [\"panah-shelter\"]}")
        .put("/v1/referrals/{id}/exclusions", onward)
        .then()
        .statusCode(403)
        .body("type", equalTo(PROBLEM + "not-permitted"));
  }

  @Test
  void consentByTypeDoesNotOpenThePersonToTheExcluded() {
    Referred referred = Stages.at("accepted");
    subject("panah-shelter", referred).statusCode(200);
    Stages.exclude("nrm-pk", referred.referralId(), "panah-shelter");
    subject("panah-shelter", referred)
        .statusCode(404)
        .body("type", equalTo(PROBLEM + "subject-not-found"));
    subject("umeed-caseworker", referred).statusCode(200);
    Stages.hide(rows, referred.subjectId(), "umeed-trust");
    subject("umeed-caseworker", referred).statusCode(404);
  }

  @Test
  void theCaseIsToldAndItsCustodianMustBeReplaceable() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    rows.change(
        "UPDATE agency SET default_unit = NULL WHERE type = 'coordinator' AND country = 'PK'");
    assertThat(rows.one("SELECT default_unit FROM agency WHERE code = 'national-oversight'"))
        .isNull();
    Stages.excluding("nrm-pk", referred.referralId(), "ahtc")
        .statusCode(409)
        .body("type", equalTo(PROBLEM + "no-custodian-left"));
    Api.as("ahtc-supervisor")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(200);
    rows.change("UPDATE agency SET default_unit = 'nrm-pakistan-desk' WHERE code = 'nrm-pakistan'");
    Stages.exclude("nrm-pk", referred.referralId(), "ahtc");
    Api.as("ahtc-supervisor")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(404);
    Api.as("ahtc-supervisor")
        .get("/v1/subjects/{id}?purpose=investigation", referred.subjectId())
        .then()
        .statusCode(404);
    await()
        .until(
            () ->
                Peers.calls().stream()
                    .anyMatch(
                        call ->
                            call.path().endsWith("/referred-cases/" + referred.referralId())
                                && call.body().contains("\"exclusions\":[\"ahtc\"]")
                                && call.body().contains("nrm-pakistan-desk")));
  }

  @Test
  void whereNoCoordinatorIsTheOversightAgencyHoldsTheCase() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    rows.change("UPDATE agency SET default_unit = NULL WHERE code = 'nrm-pakistan'");
    rows.change(
        "UPDATE agency SET default_unit = 'national-oversight-desk' WHERE code ="
            + " 'national-oversight'");
    try {
      Stages.exclude("nrm-pk", referred.referralId(), "ahtc");
      await()
          .until(
              () ->
                  Peers.calls().stream()
                      .anyMatch(
                          call ->
                              call.path().endsWith("/referred-cases/" + referred.referralId())
                                  && call.body().contains("\"exclusions\":[\"ahtc\"]")
                                  && call.body().contains("national-oversight-desk")));
    } finally {
      rows.change(
          "UPDATE agency SET default_unit = 'nrm-pakistan-desk' WHERE code = 'nrm-pakistan'");
    }
  }

  @Test
  void anExcludedReaderIsNotAskedForDeletionAndFindsNoNotice() {
    Noticed asked = Noticed.shelter();
    String referralId =
        rows.one("SELECT referral_id FROM withdrawal_notice WHERE id = ?", asked.id());
    Stages.exclude("nrm-pk", UUID.fromString(referralId), "panah-shelter");
    Map<String, String> found = new LinkedHashMap<>();
    for (UUID id : List.of(asked.id(), UUID.randomUUID())) {
      String path = "/v1/withdrawal-notices/" + id;
      String answers =
          answer(Api.as("panah-shelter").get(path), id.toString(), "-")
              + answer(
                  Api.commandAs("panah-shelter")
                      .body("{\"answer\": \"deleted\"}")
                      .post(path + "/answer"),
                  id.toString(),
                  "-");
      found.put(answers, path);
    }
    assertThat(found.size()).as(found.toString()).isEqualTo(1);
    Api.as("panah-shelter")
        .get("/v1/withdrawal-notices?limit=200")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(asked.id().toString())));

    Referred read = Stages.at("accepted");
    subject("panah-shelter", read).statusCode(200);
    Stages.exclude("nrm-pk", read.referralId(), "panah-shelter");
    read.consentsWithdrawn();
    assertThat(
            rows.one(
                "SELECT count(*) FROM withdrawal_notice WHERE subject_id = ?", read.subjectId()))
        .isEqualTo("0");
  }

  private static Map<String, String> answers(String client, String referral, String subject) {
    Map<String, String> answers = new LinkedHashMap<>();
    String of = "/v1/referrals/" + referral;
    for (String path :
        List.of(
            of,
            of + "/timeline",
            of + "/feedback",
            of + "/exclusions",
            "/v1/subjects/" + subject + "?purpose=protection",
            "/v1/subjects/" + subject + "?purpose=statistics",
            "/v1/subjects/" + subject + "/consents",
            "/v1/subjects/" + subject + "/consents/" + new UUID(0, 1))) {
      answers.put(
          "GET " + path.replace(referral, "R").replace(subject, "S"),
          answer(Api.as(client).get(path), referral, subject));
    }
    Map<String, String> commands =
        Map.ofEntries(
            Map.entry("submission", "{}"),
            Map.entry("receipt", "{}"),
            Map.entry("acceptance", "{}"),
            Map.entry("refusal", "{\"code\": \"no-capacity\", \"text\": \"Full.\"}"),
            Map.entry("information-requests", "{\"questions\": [\"Where?\"]}"),
            Map.entry("answers", "{\"answers\": [\"Here.\"]}"),
            Map.entry("withdrawal", "{\"code\": \"consent-withdrawn\"}"),
            Map.entry("redirection", "{\"route\": true}"),
            Map.entry("start", "{}"),
            Map.entry("completion", "{\"outcome\": \"served\"}"),
            Map.entry("reopening", "{\"reason\": \"Again.\"}"));
    commands.forEach(
        (command, body) ->
            answers.put(
                command,
                answer(
                    Api.commandAs(client).body(body).post(of + "/" + command), referral, subject)));
    answers.put(
        "PATCH referral",
        answer(
            Api.patchAs(client).header("If-Match", "\"0\"").body("{}").patch(of),
            referral,
            subject));
    answers.put(
        "PUT exclusions",
        answer(
            Api.as(client)
                .header("If-Match", "\"0\"")
                .body("{\"exclusions\": []}")
                .put(of + "/exclusions"),
            referral,
            subject));
    answers.put(
        "PATCH subject",
        answer(
            Api.patchAs(client)
                .header("If-Match", "\"0\"")
                .body("{}")
                .patch("/v1/subjects/" + subject),
            referral,
            subject));
    answers.put(
        "consent",
        answer(
            Api.commandAs(client)
                .body(Stages.CONSENT)
                .post("/v1/subjects/" + subject + "/consents"),
            referral,
            subject));
    answers.put(
        "refer on",
        answer(
            Api.commandAs(client)
                .body(
                    """
                    {"receiver": {"agency": "ahtc"}, "need": "protection", "urgency": "routine",
                     "situation": {"country": "PK"}, "subjectId": "%s"}
                    """
                        .formatted(subject))
                .post("/v1/referrals"),
            referral,
            subject));
    return answers;
  }

  /** Status, headers and body, without what differs between any two answers. */
  private static String answer(Response response, String referral, String subject) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .forEach(
            header -> {
              String name = header.getName().toLowerCase(java.util.Locale.ROOT);
              if (!List.of("date", "x-request-id", "traceparent").contains(name)) {
                headers.put(name, header.getValue());
              }
            });
    String body =
        response
            .asString()
            .replace(referral, "R")
            .replace(subject, "S")
            .replaceAll("\"traceId\":\"[^\"]*\"", "");
    headers.remove("content-length");
    return response.statusCode() + " " + new java.util.TreeMap<>(headers) + " " + body;
  }

  private static ValidatableResponse read(String client, UUID id) {
    return Api.as(client).get("/v1/referrals/{id}/exclusions", id).then();
  }

  private static ValidatableResponse subject(String client, Referred referred) {
    return Api.as(client).get("/v1/subjects/{id}?purpose=protection", referred.subjectId()).then();
  }

  private static ValidatableResponse submit(String how, UUID incident) {
    return Api.commandAs("umeed-caseworker")
        .body(
            """
            {%s, "need": "protection", "urgency": "routine", "situation": {"country": "PK"}%s,
             "subject": {"ageClass": "adult", "narrative": "A story."}}
            """
                .formatted(how, incident == null ? "" : ", \"incidentId\": \"" + incident + "\""))
        .post("/v1/referrals")
        .then();
  }
}
