package org.amaan.referral.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Sequences of acts: what an agency may read, and take from others, after what it did. */
@QuarkusTest
class AuthorityApiTest extends ServiceTest {

  private static final String UMEED = "umeed-caseworker";
  private static final String SEHAT = "sehat-integration";
  private static final String PANAH = "panah-shelter";
  private static final String COORDINATOR = "nrm-pk";

  /** To these agencies, for protection and medical care, of these categories. */
  private static String consent(String agencies, String categories) {
    return """
    {"givenBy": "subject", "method": "verbal", "language": "ur", "interpreter": true,
     "explained": ["purpose", "uses", "withdrawal"], "givenAt": "2026-03-03T08:00:00Z",
     "purposes": ["protection", "medical-care"], "recipients": {"agencies": [%s]},
     "categories": [%s]}
    """
        .formatted(agencies, categories);
  }

  private static final String EVERYTHING =
      "\"identity\", \"contact\", \"medical\", \"location\", \"documents\", \"narrative\"";

  @Test
  void whoRefersASubjectOnGainsNothing() {
    Referred subject = atSehat(consent("\"umeed-trust\"", EVERYTHING));
    readsNothing(SEHAT, subject);
    accept(PANAH, refer(SEHAT, "panah-shelter", "protection", subject));
    record(SEHAT, subject, consent("\"sehat-hospital\"", EVERYTHING))
        .statusCode(201)
        .body("state", equalTo("awaiting-confirmation"));
    readsNothing(SEHAT, subject);
    // Nor by an accomplice that it brought in.
    record(PANAH, subject, consent("\"sehat-hospital\"", EVERYTHING))
        .statusCode(201)
        .body("state", equalTo("awaiting-confirmation"));
    record(SEHAT, subject, consent("\"panah-shelter\"", EVERYTHING)).statusCode(201);
    readsNothing(SEHAT, subject);
    readsNothing(PANAH, subject);
    // The agency that answers for the person is asked, and says no.
    for (String task : tasks(UMEED, subject, "consent-confirmation")) {
      settle(UMEED, task, "reject").statusCode(200).body("decision", equalTo("rejected"));
    }
    readsNothing(SEHAT, subject);
    readsNothing(PANAH, subject);
  }

  @Test
  void whoOnlySentAReferralHasNoSayAboutConsents() {
    Referred subject = atSehat(consent("\"umeed-trust\"", EVERYTHING));
    accept(PANAH, refer(SEHAT, "panah-shelter", "protection", subject));
    Api.commandAs(SEHAT)
        .body("{}")
        .post("/v1/referrals/{id}/start", subject.referralId())
        .then()
        .statusCode(200);
    Api.commandAs(SEHAT)
        .body("{\"outcome\": \"served\"}")
        .post("/v1/referrals/{id}/completion", subject.referralId())
        .then()
        .statusCode(200);
    // Its care has ended: what it sent on gives it no say, and nothing to read.
    record(SEHAT, subject, consent("\"sehat-hospital\"", EVERYTHING)).statusCode(403);
    withdrawAll(SEHAT, subject).statusCode(403);
    refersOn(SEHAT, "insaf-legal-aid", "legal-aid", subject).statusCode(403);
    Api.as(SEHAT)
        .get("/v1/subjects/{id}?purpose=medical-care", subject.subjectId())
        .then()
        .statusCode(200)
        .body("fields", equalTo(Map.of()))
        .body("withheld.reason.unique()", contains("relation-required"));
  }

  @Test
  void aShelterRecordsAConsentForAHospital() {
    Referred subject =
        Referred.toShelter(consent("\"panah-shelter\"", "\"identity\", \"narrative\""));
    accept(PANAH, subject.referralId());
    Api.commandAs(PANAH)
        .body("{\"category\": \"medical\", \"text\": \"pain in the left flank\"}")
        .post("/v1/subjects/{id}/findings", subject.subjectId())
        .then()
        .statusCode(201);
    record(PANAH, subject, consent("\"sehat-hospital\"", EVERYTHING)).statusCode(201);
    accept(SEHAT, refer(PANAH, "sehat-hospital", "medical-care", subject));
    // At once: what the shelter wrote itself, and what it reads.
    findings(SEHAT, subject).body("items.text", contains("pain in the left flank"));
    reading(SEHAT, subject)
        .body("fields", hasKey("identity"))
        .body("fields", not(hasKey("medical")))
        .body("fields", not(hasKey("contact")))
        .body(
            "withheld.find { it.field == 'medical' }.reason",
            equalTo("consent-awaiting-confirmation"));
    // The rest once the agency that answers for the person has confirmed it.
    settle(UMEED, tasks(UMEED, subject, "consent-confirmation").get(0), "confirm").statusCode(200);
    reading(SEHAT, subject).body("fields", hasKey("medical")).body("fields", hasKey("contact"));
  }

  @Test
  void aReportedWithdrawalSuspendsUntilItIsDecided() {
    Referred subject =
        Referred.toShelter(consent("\"panah-shelter\", \"sehat-hospital\"", EVERYTHING));
    accept(PANAH, subject.referralId());
    accept(SEHAT, refer(PANAH, "sehat-hospital", "medical-care", subject));
    reading(PANAH, subject).body("fields", hasKey("identity"));
    // The person takes everything back at the hospital where they are now.
    withdrawAll(SEHAT, subject).statusCode(200).body("state", equalTo("suspended"));
    readsNothing(PANAH, subject);
    reading(PANAH, subject).body("withheld.reason.unique()", contains("consent-suspended"));
    String task = tasks(UMEED, subject, "withdrawal-confirmation").get(0);
    settle(SEHAT, task, "reject").statusCode(403);
    settle(UMEED, task, "reject").statusCode(200);
    reading(PANAH, subject).body("fields", hasKey("identity"));
    // It was lifted once: the next report of the same agency waits.
    withdrawAll(SEHAT, subject).statusCode(200);
    reading(PANAH, subject).body("fields", hasKey("identity"));
    settle(UMEED, openTask(UMEED, subject, "withdrawal-confirmation"), "confirm").statusCode(200);
    readsNothing(PANAH, subject);
    Api.as(UMEED)
        .get("/v1/subjects/{id}/consents", subject.subjectId())
        .then()
        .body("items.state", contains("ended"));
    settle(UMEED, task, "confirm").statusCode(409);
  }

  @Test
  void aPersonMovesOnAndNoLongerTrustsWhoRecordedThem() {
    Referred subject =
        Referred.toShelter(consent("\"panah-shelter\"", "\"identity\", \"narrative\""));
    accept(PANAH, subject.referralId());
    String task =
        Api.commandAs(PANAH)
            .body("{}")
            .post("/v1/subjects/{id}/responsibility-requests", subject.subjectId())
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("taskId");
    // Nobody is told of a request that names them.
    Api.as(UMEED).get("/v1/tasks/{id}", task).then().statusCode(404);
    settle(COORDINATOR, task, "confirm").statusCode(200);
    record(PANAH, subject, consent("\"insaf-legal-aid\"", "\"identity\""))
        .statusCode(201)
        .body("state", equalTo("in-force"));
    record(UMEED, subject, consent("\"ahtc\"", EVERYTHING)).statusCode(403);
    withdrawAll(UMEED, subject).statusCode(403);
    refersOn(UMEED, "hota", "protection", subject).statusCode(403);
    // It keeps what it recorded, and not what others write in its place.
    reading(UMEED, subject).body("fields", hasKey("identity"));
    change(PANAH, subject, "{\"medical\": {\"summary\": \"operated\"}}");
    reading(UMEED, subject)
        .body("fields", hasKey("identity"))
        .body("fields", not(hasKey("medical")));
  }

  @Test
  void theCoordinatorAppointsOnlyWhoHasThePersonInCare() {
    Referred subject = Referred.toShelter(consent("\"panah-shelter\"", "\"identity\""));
    appoint(COORDINATOR, subject, PANAH)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:not-in-care"));
    accept(PANAH, subject.referralId());
    appoint("nrm-af", subject, PANAH).statusCode(404);
    appoint(UMEED, subject, PANAH).statusCode(403);
    appoint("stranger-ngo", subject, PANAH).statusCode(404);
    appoint(COORDINATOR, subject, PANAH).statusCode(200).body("agency", equalTo(PANAH));
    record(UMEED, subject, consent("\"ahtc\"", EVERYTHING)).statusCode(403);
  }

  @Test
  void whatAnAgencyInCareWritesIsItsOwn() {
    Referred subject = Referred.toShelter(consent("\"insaf-legal-aid\"", "\"identity\""));
    Api.commandAs(PANAH)
        .body("{\"category\": \"medical\", \"text\": \"x\"}")
        .post("/v1/subjects/{id}/findings", subject.subjectId())
        .then()
        .statusCode(403);
    accept(PANAH, subject.referralId());
    Api.commandAs(PANAH)
        .body("{\"category\": \"medical\", \"text\": \"bruised\"}")
        .post("/v1/subjects/{id}/findings", subject.subjectId())
        .then()
        .statusCode(201)
        .body("recordedBy", equalTo(PANAH));
    findings(PANAH, subject).body("items.text", contains("bruised"));
    findings(UMEED, subject).body("items", empty());
    Api.as("stranger-ngo")
        .get("/v1/subjects/{id}/findings?purpose=protection", subject.subjectId())
        .then()
        .statusCode(404);
  }

  @Test
  void aConsentThatAnAgencyInCareTakesBackBeforeItWasConfirmedIsOver() {
    Referred subject = Referred.toShelter(consent("\"panah-shelter\"", "\"identity\""));
    accept(PANAH, subject.referralId());
    String consent =
        record(PANAH, subject, consent("\"sehat-hospital\"", EVERYTHING))
            .extract()
            .jsonPath()
            .getString("id");
    Api.commandAs(PANAH)
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/withdrawal", subject.subjectId(), consent)
        .then()
        .statusCode(200)
        .body("state", equalTo("ended"));
    String task = tasks(UMEED, subject, "consent-confirmation").get(0);
    Api.as(UMEED).get("/v1/tasks/{id}", task).then().body("decision", equalTo("withdrawn"));
    reading(PANAH, subject).body("fields", hasKey("identity"));
  }

  @Test
  void aTaskSaysNothingOfThePerson() {
    Referred subject = atSehat(consent("\"umeed-trust\"", EVERYTHING));
    record(SEHAT, subject, consent("\"sehat-hospital\"", EVERYTHING)).statusCode(201);
    String task = tasks(UMEED, subject, "consent-confirmation").get(0);
    Api.as(UMEED)
        .get("/v1/tasks/{id}", task)
        .then()
        .statusCode(200)
        .body("maySettle", equalTo(true))
        .body("askedBy", equalTo("sehat-hospital"))
        .body("dueAt", notNullValue())
        .body("decision", nullValue());
    Api.as(SEHAT).get("/v1/tasks/{id}", task).then().body("maySettle", equalTo(false));
    Api.as("stranger-ngo").get("/v1/tasks/{id}", task).then().statusCode(404);
    Api.as("stranger-ngo")
        .get("/v1/tasks")
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(task)));
    settle("stranger-ngo", task, "confirm").statusCode(404);
    settle(UMEED, UUID.randomUUID().toString(), "confirm").statusCode(404);
  }

  @Test
  void aTaskSaysNothingOfReferralsThatWhoAskedDoesNotKnow() {
    Referred subject = atSehat(consent("\"sehat-hospital\"", EVERYTHING));
    String known = reference(SEHAT, subject.referralId());
    refersOn(UMEED, "hota", "protection", subject).statusCode(201);
    String asked = askForResponsibility(SEHAT, subject);
    Api.as(SEHAT).get("/v1/tasks/{id}", asked).then().body("reference", equalTo(known));
    Api.as(COORDINATOR).get("/v1/tasks/{id}", asked).then().body("reference", equalTo(known));
    // Of what the shelter knows, the agency that decides knows nothing.
    String onward =
        refersOn(SEHAT, PANAH, "protection", subject).statusCode(201).extract().path("id");
    accept(PANAH, onward);
    record(PANAH, subject, consent("\"insaf-legal-aid\"", EVERYTHING)).statusCode(201);
    String task = tasks(UMEED, subject, "consent-confirmation").get(0);
    String ofItsOwn = "T-" + task.substring(task.length() - 8).toUpperCase(Locale.ROOT);
    Api.as(UMEED).get("/v1/tasks/{id}", task).then().body("reference", equalTo(ofItsOwn));
    Api.as(PANAH).get("/v1/tasks/{id}", task).then().body("reference", equalTo(ofItsOwn));
    // The alert says it too.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Peers.calls().stream().anyMatch(call -> call.body().contains(ofItsOwn)));
  }

  @Test
  void eachAgencysReportOfAWithdrawalIsDecidedByItself() {
    Referred subject = atSehat(consent("\"insaf-legal-aid\"", "\"identity\""));
    String onward =
        refersOn(UMEED, PANAH, "protection", subject).statusCode(201).extract().path("id");
    accept(PANAH, onward);
    withdrawAll(SEHAT, subject).statusCode(200);
    withdrawAll(PANAH, subject).statusCode(200);
    String ofTheHospital = tasks(SEHAT, subject, "withdrawal-confirmation").get(0);
    String ofTheShelter = tasks(PANAH, subject, "withdrawal-confirmation").get(0);
    settle(UMEED, ofTheHospital, "reject").statusCode(200);
    consents(UMEED, subject).body("items[0].state", equalTo("suspended"));
    // Also after the shelter's care has ended: nobody has decided about its report.
    end(PANAH, onward);
    consents(UMEED, subject).body("items[0].state", equalTo("suspended"));
    settle(UMEED, ofTheShelter, "reject").statusCode(200);
    consents(UMEED, subject).body("items[0].state", equalTo("in-force"));
  }

  private static ValidatableResponse consents(String client, Referred subject) {
    return Api.as(client).get("/v1/subjects/{id}/consents", subject.subjectId()).then();
  }

  @Test
  void anAppointmentSettlesWhatTheAgencyAskedForAndMovesNothingElseThatOthersAsked() {
    Referred subject = atSehat(consent("\"sehat-hospital\"", EVERYTHING));
    String asked = askForResponsibility(SEHAT, subject);
    assertThat(askForResponsibility(SEHAT, subject)).isEqualTo(asked);
    String onward =
        refersOn(UMEED, PANAH, "protection", subject).statusCode(201).extract().path("id");
    accept(PANAH, onward);
    record(PANAH, subject, consent("\"insaf-legal-aid\"", EVERYTHING)).statusCode(201);
    String others = tasks(PANAH, subject, "consent-confirmation").get(0);
    String before = Api.as(PANAH).get("/v1/tasks/{id}", others).header("ETag");
    appoint(COORDINATOR, subject, "sehat-hospital").statusCode(200);
    Api.as(SEHAT)
        .get("/v1/tasks/{id}", asked)
        .then()
        .body("state", equalTo("settled"))
        .body("decision", equalTo("confirmed"));
    Api.as(SEHAT).get("/v1/tasks/{id}", others).then().body("maySettle", equalTo(true));
    assertThat(Api.as(PANAH).get("/v1/tasks/{id}", others).header("ETag")).isEqualTo(before);
    // The hospital is no party to the referral that the task is named after.
    String known = reference(PANAH, onward);
    Api.as(PANAH).get("/v1/tasks/{id}", others).then().body("reference", equalTo(known));
    Api.as(SEHAT).get("/v1/tasks/{id}", others).then().body("reference", not(equalTo(known)));
    // Who settles it now is alerted of it.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Peers.calls().stream()
                    .anyMatch(
                        call ->
                            call.body().contains("/v1/tasks/" + others)
                                && call.body().contains("sehat-hospital")));
  }

  @Test
  void theAlertOfATaskThatNeedsNoDecisionAnyMoreEnds() {
    Referred subject = atSehat(consent("\"sehat-hospital\"", EVERYTHING));
    String consent =
        record(SEHAT, subject, consent("\"insaf-legal-aid\"", EVERYTHING))
            .statusCode(201)
            .extract()
            .path("id");
    String task = tasks(UMEED, subject, "consent-confirmation").get(0);
    Api.commandAs(UMEED)
        .post("/v1/subjects/{id}/consents/{consent}/withdrawal", subject.subjectId(), consent)
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                Peers.calls().stream()
                    .anyMatch(
                        call ->
                            call.body().contains("tasks/" + task)
                                && call.body().contains("referral.task-settled.v1")));
  }

  private static void end(String client, String referral) {
    for (String command : List.of("start", "completion")) {
      Api.commandAs(client)
          .body(command.equals("start") ? "{}" : "{\"outcome\": \"served\"}")
          .post("/v1/referrals/{id}/" + command, referral)
          .then()
          .statusCode(200);
    }
  }

  private static String askForResponsibility(String client, Referred subject) {
    return Api.commandAs(client)
        .body("{}")
        .post("/v1/subjects/{id}/responsibility-requests", subject.subjectId())
        .then()
        .statusCode(201)
        .extract()
        .path("taskId");
  }

  private static String reference(String client, Object referral) {
    return Api.as(client).get("/v1/referrals/{id}", referral).jsonPath().getString("reference");
  }

  /** Referred to the hospital, which has accepted. */
  private static Referred atSehat(String consent) {
    Referred subject =
        Referred.by(UMEED, "{\"agency\": \"sehat-hospital\"}", "medical-care", consent);
    accept(SEHAT, subject.referralId());
    return subject;
  }

  private static void accept(String client, Object referral) {
    Api.commandAs(client)
        .body("{}")
        .post("/v1/referrals/{id}/acceptance", referral)
        .then()
        .statusCode(200);
  }

  private static String refer(String client, String to, String need, Referred subject) {
    return refersOn(client, to, need, subject).statusCode(201).extract().jsonPath().getString("id");
  }

  private static ValidatableResponse refersOn(
      String client, String to, String need, Referred subject) {
    return Api.commandAs(client)
        .body(
            """
            {"receiver": {"agency": "%s"}, "need": "%s", "urgency": "routine",
             "situation": {"country": "PK"}, "subjectId": "%s"}
            """
                .formatted(to, need, subject.subjectId()))
        .post("/v1/referrals")
        .then();
  }

  private static ValidatableResponse record(String client, Referred subject, String consent) {
    return Api.commandAs(client)
        .body(consent)
        .post("/v1/subjects/{id}/consents", subject.subjectId())
        .then();
  }

  private static ValidatableResponse withdrawAll(String client, Referred subject) {
    return Api.commandAs(client)
        .body("{}")
        .post("/v1/subjects/{id}/consents/withdrawal", subject.subjectId())
        .then();
  }

  private static ValidatableResponse appoint(String client, Referred subject, String agency) {
    return Api.commandAs(client)
        .body("{\"agency\": \"" + agency + "\", \"reason\": \"person-asks\"}")
        .post("/v1/subjects/{id}/appointments", subject.subjectId())
        .then();
  }

  private static void change(String client, Referred subject, String patch) {
    String etag =
        Api.as(client)
            .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
            .header("ETag");
    Api.as(client)
        .contentType("application/merge-patch+json")
        .header("If-Match", etag)
        .body(patch)
        .patch("/v1/subjects/{id}", subject.subjectId())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse reading(String client, Referred subject) {
    String purpose = client.equals(SEHAT) ? "medical-care" : "protection";
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose=" + purpose, subject.subjectId())
        .then()
        .statusCode(200);
  }

  private static void readsNothing(String client, Referred subject) {
    for (String purpose : List.of("protection", "medical-care", "legal-aid")) {
      Api.as(client)
          .get("/v1/subjects/{id}?purpose=" + purpose, subject.subjectId())
          .then()
          .statusCode(200)
          .body("fields", equalTo(Map.of()));
    }
  }

  private static ValidatableResponse findings(String client, Referred subject) {
    String purpose = client.equals(SEHAT) ? "medical-care" : "protection";
    return Api.as(client)
        .get("/v1/subjects/{id}/findings?purpose=" + purpose, subject.subjectId())
        .then()
        .statusCode(200);
  }

  private static List<String> tasks(String client, Referred subject, String kind) {
    return Api.as(client)
        .get("/v1/tasks?limit=200")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList(
            "items.findAll { it.subjectId == '"
                + subject.subjectId()
                + "' && it.kind == '"
                + kind
                + "' }.id");
  }

  private static String openTask(String client, Referred subject, String kind) {
    return tasks(client, subject, kind).stream()
        .filter(
            id -> Api.as(client).get("/v1/tasks/{id}", id).jsonPath().get("state").equals("open"))
        .findFirst()
        .orElseThrow();
  }

  private static ValidatableResponse settle(String client, String task, String decision) {
    return Api.commandAs(client)
        .body("{\"decision\": \"" + decision + "\"}")
        .post("/v1/tasks/{id}/settlement", task)
        .then();
  }
}
