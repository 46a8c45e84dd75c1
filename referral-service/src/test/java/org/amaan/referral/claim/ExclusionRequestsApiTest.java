package org.amaan.referral.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.referral.task.SettledTask;
import org.amaan.referral.task.TaskKind;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has no say over a person asks for exclusions; what is asked hides nothing of others. */
@QuarkusTest
class ExclusionRequestsApiTest extends ServiceTest {

  private static final String PROBLEM = "urn:amaan:problem:";
  private static final Caller OVERSEER =
      new Caller(
          "oversight-1",
          "national-oversight",
          "national-oversight-desk",
          "oversight-1",
          Set.of(Role.COORDINATOR));

  @Inject Rows rows;
  @Inject ExclusionRequests requests;

  @Test
  void needsAToken() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"agency\": \"ahtc\"}")
        .post("/v1/referrals/{id}/exclusion-requests", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "stranger-ngo,   404",
    "ahtc-supervisor,404",
    "nrm-af,         404",
    "auditor,        404",
    "umeed-admin,    403",
    "panah-shelter,  403"
  })
  void whoMayNotAsk(String client, int status) {
    Referred referred = Stages.at("received");
    ask(client, referred.referralId(), "lahore-police").statusCode(status);
    assertThat(requested(referred)).isEqualTo("0");
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Referred referred = Stages.at("accepted");
    UUID id = referred.referralId();
    ask("panah-shelter", id, "nobody-of-this-name")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "unknown-agency"))
        .body("errors[0].field", equalTo("agency"));
    ask("panah-shelter", id, "panah-shelter")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "excludes-itself"));
    ask("panah-shelter", id, "x".repeat(65)).statusCode(400);
    for (String body : List.of("{}", "{\"agency\": null}", "{\"agency\": \"ahtc\", \"x\": 1}")) {
      Api.commandAs("panah-shelter")
          .body(body)
          .post("/v1/referrals/{id}/exclusion-requests", id)
          .then()
          .statusCode(400);
    }
    ask("umeed-caseworker", Stages.at("draft").referralId(), "ahtc")
        .statusCode(409)
        .body("type", equalTo(PROBLEM + "referral-is-draft"));
    assertThat(requested(referred)).isEqualTo("0");
  }

  @Test
  void whatIsAskedBindsWhoAsksAndHidesNothingBeforeItIsConfirmed() {
    Referred referred = inCareOfTheHospital();
    String task =
        ask("sehat-integration", referred.referralId(), "panah-shelter")
            .statusCode(201)
            .body("agency", equalTo("panah-shelter"))
            .body("dueAt", notNullValue())
            .extract()
            .path("taskId");
    ask("sehat-integration", referred.referralId(), "panah-shelter")
        .statusCode(201)
        .body("taskId", equalTo(task));
    assertThat(requested(referred)).isEqualTo("1");
    exclusions("sehat-integration", referred)
        .body("items.agency", contains("panah-shelter"))
        .body("items.requested", contains(true))
        .body("items[0].setBy", nullValue());
    exclusions("umeed-caseworker", referred).body("items", empty());
    referOn("sehat-integration", referred, "\"receiver\": {\"agency\": \"panah-shelter\"}")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"));
    referOn("sehat-integration", referred, "\"route\": true")
        .statusCode(201)
        .body("receiver.agency", not(equalTo("panah-shelter")));
    String onward =
        referOn("umeed-caseworker", referred, "\"receiver\": {\"agency\": \"panah-shelter\"}")
            .statusCode(201)
            .extract()
            .path("id");
    Api.as("panah-shelter").get("/v1/tasks/{id}", task).then().statusCode(404);
    Api.as("panah-shelter").get("/v1/referrals/{id}", onward).then().statusCode(200);

    settle("umeed-caseworker", task, "confirm").statusCode(200);
    Api.as("panah-shelter").get("/v1/referrals/{id}", onward).then().statusCode(404);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", onward)
        .then()
        .body("state", equalTo("refused"));
    exclusions("umeed-caseworker", referred)
        .body("items.agency", contains("panah-shelter"))
        .body("items[0].setBy.agency", equalTo("umeed-trust"))
        .body("items[0].byCoordinator", equalTo(false));
    exclusions("sehat-integration", referred)
        .body("items.agency", contains("panah-shelter"))
        .body("items[0].requested", nullValue())
        .body("items[0].setBy", nullValue());
    Stages.exclude("umeed-caseworker", referred.referralId());
    Api.as("panah-shelter").get("/v1/referrals/{id}", onward).then().statusCode(200);
  }

  @Test
  void aRejectionEndsTheBinding() {
    Referred referred = inCareOfTheHospital();
    String onward =
        referOn("sehat-integration", referred, "\"receiver\": {\"agency\": \"insaf-legal-aid\"}")
            .statusCode(201)
            .extract()
            .path("id");
    Stages.move(
            "insaf-legal",
            UUID.fromString(onward),
            "refusal",
            "{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
        .statusCode(200);
    String task =
        ask("sehat-integration", referred.referralId(), "panah-shelter").extract().path("taskId");
    String toTheShelter = "{\"receiver\": {\"agency\": \"panah-shelter\"}}";
    Stages.move("sehat-integration", UUID.fromString(onward), "redirection", toTheShelter)
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "agency-excluded"));
    settle("nrm-pk", task, "reject").statusCode(200);
    Stages.move("sehat-integration", UUID.fromString(onward), "redirection", toTheShelter)
        .statusCode(200);
    exclusions("sehat-integration", referred).body("items", empty());
  }

  @Test
  void thePoliceDoNotLoseACaseByWhatAnOnwardReferralNames() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    takeIntoCare(referred);
    String onward =
        referOn(
                "sehat-integration",
                referred,
                "\"receiver\": {\"agency\": \"panah-shelter\"}, \"exclusions\": [\"ahtc\"]")
            .statusCode(201)
            .extract()
            .path("id");
    policeStillSee(referred);
    assertThat(requested(referred)).isEqualTo("1");
    Stages.excluding("sehat-integration", UUID.fromString(onward), "ahtc")
        .statusCode(403)
        .body("type", equalTo(PROBLEM + "not-permitted"));
    policeStillSee(referred);
    Stages.exclude("umeed-caseworker", referred.referralId(), "ahtc");
    Api.as("ahtc-officer-1")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(404);
  }

  @Test
  void thePoliceDoNotLoseACaseByADraft() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    takeIntoCare(referred);
    String draft =
        referOn(
                "sehat-integration",
                referred,
                "\"state\": \"draft\", \"receiver\": {\"agency\": \"panah-shelter\"},"
                    + " \"exclusions\": [\"ahtc\"]")
            .statusCode(201)
            .extract()
            .path("id");
    policeStillSee(referred);
    assertThat(requested(referred)).isEqualTo("0");
    Stages.move("sehat-integration", UUID.fromString(draft), "submission", "{}").statusCode(200);
    policeStillSee(referred);
    assertThat(requested(referred)).isEqualTo("1");
  }

  @Test
  void whatTheResponsibleAgencyExcludesWithADraftCountsWhenItIsSubmitted() {
    Referred referred = Stages.at("submitted");
    String draft =
        referOn(
                "umeed-caseworker",
                referred,
                "\"state\": \"draft\", \"receiver\": {\"agency\": \"sehat-hospital\"},"
                    + " \"exclusions\": [\"panah-shelter\"]")
            .statusCode(201)
            .extract()
            .path("id");
    Api.as("panah-shelter").get("/v1/referrals/{id}", referred.referralId()).then().statusCode(200);
    Stages.move("umeed-caseworker", UUID.fromString(draft), "submission", "{}").statusCode(200);
    Api.as("panah-shelter").get("/v1/referrals/{id}", referred.referralId()).then().statusCode(404);
  }

  @Test
  void thePoliceDoNotLoseACaseByAnIncidentThatIsSharedWithSomebodyElse() {
    Referred referred = Referred.toPolice();
    referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    takeIntoCare(referred);
    UUID incident = UUID.randomUUID();
    String of = "\"receiver\": {\"agency\": \"panah-shelter\"}, \"incidentId\": \"%s\"";
    referOn("sehat-integration", referred, of.formatted(incident)).statusCode(201);
    Api.commandAs("sehat-integration")
        .body(
            """
            {%s, "need": "protection", "urgency": "routine", "situation": {"country": "PK"},
             "subject": {"ageClass": "adult", "narrative": "Own."}, "exclusions": ["ahtc"]}
            """
                .formatted(of.formatted(incident)))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
    policeStillSee(referred);
    String other =
        referOn("sehat-integration", referred, of.formatted(UUID.randomUUID()))
            .extract()
            .path("id");
    String etag = Api.as("sehat-integration").get("/v1/referrals/{id}", other).header("ETag");
    Api.patchAs("sehat-integration")
        .header("If-Match", etag)
        .body("{\"incidentId\": \"" + incident + "\"}")
        .patch("/v1/referrals/{id}", other)
        .then()
        .statusCode(200);
    policeStillSee(referred);

    String task =
        rows.one(
            "SELECT id FROM task WHERE subject_id = ? AND kind = 'incident-claim' AND about = ?",
            referred.subjectId(),
            incident);
    settle("umeed-caseworker", task, "confirm").statusCode(200);
    Api.as("ahtc-officer-1")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(404);
  }

  @Test
  void whatNamesTheResponsibleAgencyOrTheCoordinatorGoesToTheOversightAgency() {
    Referred referred = inCareOfTheHospital();
    UUID id = referred.referralId();
    Stages.excluding("nrm-pk", id, "umeed-trust")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "only-oversight-excludes"));
    Stages.excluding("umeed-caseworker", id, "nrm-pakistan")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "only-oversight-excludes"));
    for (String agency : List.of("umeed-trust", "nrm-pakistan")) {
      UUID task =
          UUID.fromString(
              ask("sehat-integration", id, agency).statusCode(201).extract().path("taskId"));
      for (String client : List.of("umeed-caseworker", "nrm-pk")) {
        Api.as(client).get("/v1/tasks/{id}", task).then().statusCode(404);
      }
      assertThat(rows.one("SELECT (agency, country, oversight)::text FROM task WHERE id = ?", task))
          .isEqualTo("(,,t)");
    }
    Api.as("umeed-caseworker").get("/v1/referrals/{id}", id).then().statusCode(200);
    confirmedByOversight(referred, "umeed-trust");
    Api.as("umeed-caseworker").get("/v1/referrals/{id}", id).then().statusCode(404);
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(404);
    exclusions("nrm-pk", referred).body("items.agency", contains("umeed-trust"));
    Stages.excluding("nrm-pk", id)
        .statusCode(409)
        .body("type", equalTo(PROBLEM + "exclusion-not-yours"));
  }

  @Test
  void aRecorderThatAnswersNoMoreIsHiddenInFull() {
    Referred referred = inCareOfTheHospital();
    rows.change(
        "UPDATE subject SET responsible_agency = 'sehat-hospital' WHERE id = ?",
        referred.subjectId());
    Stages.exclude("nrm-pk", referred.referralId(), "umeed-trust");
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(404);
    Stages.exclude("nrm-pk", referred.referralId());
    Stages.exclude("sehat-integration", referred.referralId(), "umeed-trust");
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(404);
  }

  @Test
  void whatWaitsForAnAgencyThatIsHiddenIsToldToTheCoordinatorAtOnce() {
    Referred referred = inCareOfTheHospital();
    confirmedByOversight(referred, "umeed-trust");
    Api.commandAs("sehat-integration")
        .body(Stages.CONSENT)
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
    String task =
        rows.one(
            "SELECT id FROM task WHERE subject_id = ? AND kind = 'consent-confirmation'",
            referred.subjectId());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Peers.calls().stream()
                    .map(Peers.Call::body)
                    .anyMatch(
                        event ->
                            event.contains("tasks/" + task) && event.contains("nrm-pakistan")));
  }

  /** Otherwise the coordinator alone would confirm what then binds nobody. */
  @Test
  void whatNamesAnAgencyThatIsAppointedMeanwhileGoesToTheOversightAgency() {
    Referred referred = Stages.at("accepted");
    takeIntoCare(referred);
    String task =
        ask("panah-shelter", referred.referralId(), "sehat-hospital")
            .statusCode(201)
            .extract()
            .path("taskId");
    String before = Api.as("panah-shelter").get("/v1/tasks/{id}", task).header("ETag");
    Api.commandAs("nrm-pk")
        .body("{\"agency\": \"sehat-hospital\", \"reason\": \"person-asks\"}")
        .post("/v1/subjects/{id}/appointments", referred.subjectId())
        .then()
        .statusCode(200);
    for (String client : List.of("sehat-integration", "umeed-caseworker", "nrm-pk")) {
      Api.as(client).get("/v1/tasks/{id}", task).then().statusCode(404);
    }
    settle("oversight-1", task, "confirm").body("state", equalTo("open"));
    assertThat(Api.as("panah-shelter").get("/v1/tasks/{id}", task).header("ETag"))
        .isEqualTo(before);
    settle("oversight-1", task, "confirm").statusCode(409);
    settle("oversight-2", task, "confirm").statusCode(200).body("decision", equalTo("confirmed"));
    Api.as("sehat-integration")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(404);
  }

  private void confirmedByOversight(Referred referred, String agency) {
    Acting.as(
        OVERSEER,
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      requests.confirmed(
                          OVERSEER,
                          new SettledTask(
                              UUID.randomUUID(),
                              TaskKind.EXCLUSION_REQUEST,
                              referred.subjectId(),
                              referred.referralId(),
                              null,
                              agency,
                              "sehat-hospital",
                              null),
                          Instant.now());
                      return agency;
                    }));
  }

  private static Referred inCareOfTheHospital() {
    Referred referred =
        Referred.by(
            "umeed-caseworker", "{\"agency\": \"sehat-hospital\"}", "medical-care", Stages.CONSENT);
    Stages.move("sehat-integration", referred.referralId(), "acceptance", "{}").statusCode(200);
    return referred;
  }

  private static void takeIntoCare(Referred referred) {
    String id =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "sehat-hospital"}, "need": "medical-care", "urgency": "routine",
                 "situation": {"country": "PK"}, "subjectId": "%s"}
                """
                    .formatted(referred.subjectId()))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Stages.move("sehat-integration", UUID.fromString(id), "acceptance", "{}").statusCode(200);
  }

  private static void policeStillSee(Referred referred) {
    Api.as("ahtc-officer-1")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(200);
    Api.as("ahtc-officer-1")
        .get("/v1/subjects/{id}?purpose=investigation", referred.subjectId())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse referOn(String client, Referred referred, String how) {
    return Api.commandAs(client)
        .body(
            """
            {%s, "need": "protection", "urgency": "routine", "situation": {"country": "PK"},
             "subjectId": "%s"}
            """
                .formatted(how, referred.subjectId()))
        .post("/v1/referrals")
        .then();
  }

  private static ValidatableResponse ask(String client, UUID referral, String agency) {
    return Stages.move(client, referral, "exclusion-requests", "{\"agency\": \"" + agency + "\"}");
  }

  private static ValidatableResponse settle(String client, String task, String decision) {
    return Api.commandAs(client)
        .body("{\"decision\": \"" + decision + "\"}")
        .post("/v1/tasks/{id}/settlement", task)
        .then();
  }

  private static ValidatableResponse exclusions(String client, Referred referred) {
    return Api.as(client)
        .get("/v1/referrals/{id}/exclusions", referred.referralId())
        .then()
        .statusCode(200);
  }

  private String requested(Referred referred) {
    return rows.one(
        "SELECT count(*) FROM task WHERE subject_id = ? AND kind = 'exclusion-request'",
        referred.subjectId());
  }
}
