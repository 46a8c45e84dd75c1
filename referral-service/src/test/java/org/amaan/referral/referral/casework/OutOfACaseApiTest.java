package org.amaan.referral.referral.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.testing.Contract;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Help that a custodian asks for out of its case, and what the case is told of it. */
@QuarkusTest
class OutOfACaseApiTest extends ServiceTest {

  private static final Contract CASE_SERVICE = Contract.of("case-service");
  private static final String SHELTER =
      """
      "receiver": {"agency": "panah-shelter"}, "serviceType": "shelter",
      """;
  private static final String FOLLOW_UP =
      """
      "receiver": {"agency": "sehat-hospital"}, "serviceType": "post-nephrectomy-follow-up",
      "followUp": {"months": 60, "intervalMonths": 12},
      """;

  @Inject Rows rows;

  private Referred referred;
  private UUID caseId;

  @BeforeEach
  void aCase() {
    referred = Referred.toPolice();
    caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
  }

  @Test
  void theCaseIsToldOfEveryStepUpToTheOutcome() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    Stages.move("panah-shelter", shelter, "receipt", "{}").statusCode(200);
    Stages.move("panah-shelter", shelter, "information-requests", "{\"questions\": [\"When?\"]}")
        .statusCode(200);
    Stages.move("ahtc-officer-1", shelter, "answers", "{\"answers\": [\"Now.\"]}").statusCode(200);
    Stages.move("panah-shelter", shelter, "acceptance", "{}").statusCode(200);
    Stages.move("panah-shelter", shelter, "start", "{}").statusCode(200);
    Stages.move("panah-shelter", shelter, "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    List<JsonPath> told = told(shelter, 7);
    assertThat(all(told, "state"))
        .isEqualTo(
            List.of(
                "submitted",
                "received",
                "information-requested",
                "received",
                "accepted",
                "in-progress",
                "completed"));
    for (JsonPath report : told) {
      assertThat(report.getString("subjectId")).isEqualTo(referred.subjectId().toString());
      assertThat(report.getString("receiver.agency")).isEqualTo("panah-shelter");
      assertThat(report.getString("serviceType")).isEqualTo("shelter");
    }
    assertThat(told.get(5).getString("outcome")).isNull();
    assertThat(told.get(6).getString("outcome")).isEqualTo("served");
  }

  @Test
  void aPlanIsToldWithIt() {
    JsonPath report = told(ask("ahtc-officer-1", FOLLOW_UP), 1).get(0);
    assertThat(report.getString("need")).isEqualTo("medical-care");
    assertThat(report.getInt("followUp.months")).isEqualTo(60);
    assertThat(report.getInt("followUp.intervalMonths")).isEqualTo(12);
  }

  @Test
  void whatWasRefusedAndRedirectedOrTakenBackIsTold() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    Stages.move(
            "panah-shelter", shelter, "refusal", "{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
        .statusCode(200);
    Stages.move(
            "ahtc-officer-1",
            shelter,
            "redirection",
            "{\"receiver\": {\"agency\": \"umeed-trust\"}}")
        .statusCode(200);
    Stages.move("ahtc-officer-1", shelter, "withdrawal", "{\"code\": \"need-met\"}")
        .statusCode(200);
    List<JsonPath> told = told(shelter, 4);
    assertThat(all(told, "state"))
        .isEqualTo(List.of("submitted", "refused", "submitted", "withdrawn"));
    assertThat(all(told, "receiver.agency"))
        .isEqualTo(List.of("panah-shelter", "panah-shelter", "umeed-trust", "umeed-trust"));
  }

  @Test
  void anUpgradeTellsItAnew() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    told(shelter, 1);
    rows.change(
        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " SELECT 'cases-told-anew', subject_id, now(), false, 1 FROM referral WHERE id = ?",
        shelter);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                rows.all(
                    "SELECT id FROM outbox_message WHERE topic = 'protection' AND aggregate_id = ?",
                    shelter),
            hasSize(2));
    List<JsonPath> told = told(shelter, 2);
    assertThat(all(told, "state")).isEqualTo(List.of("submitted", "submitted"));
    assertThat(all(told, "toldTo.agency")).isEqualTo(List.of("ahtc", "ahtc"));
  }

  /** As its sender: up to the acceptance always, after it while a consent names the agency. */
  @Test
  void whatBecomesOfThePersonIsToldAsFarAsTheSenderMayKnow() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    Stages.move("panah-shelter", shelter, "acceptance", "{}").statusCode(200);
    referred.consentsWithdrawn();
    Stages.move("panah-shelter", shelter, "start", "{}").statusCode(200);
    Stages.move("panah-shelter", shelter, "completion", "{\"outcome\": \"victim-declined\"}")
        .statusCode(200);
    List<JsonPath> told = told(shelter, 5);
    assertThat(all(told, "state"))
        .isEqualTo(List.of("submitted", "accepted", "accepted", "accepted", "accepted"));
    told.forEach(report -> assertThat(report.getString("outcome")).isNull());
    assertThat(told.get(4).getString("stateSince")).isEqualTo(told.get(3).getString("stateSince"));
    assertThat(told.get(4).getString("dueAt")).isNull();
  }

  @Test
  void aWithdrawalOfConsentTakesBackWhatWasTold() {
    UUID shelter = declined(ask("ahtc-officer-1", SHELTER));
    assertThat(told(shelter, 4).get(3).getString("outcome")).isEqualTo("victim-declined");
    referred.consentsWithdrawn();
    JsonPath last = told(shelter, 5).get(4);
    assertThat(last.getString("state")).isEqualTo("accepted");
    assertThat(last.getString("outcome")).isNull();
  }

  /** Agreeing to an investigation is not agreeing that police know who was treated. */
  @Test
  void aConsentToSomethingElseTellsNothing() {
    consentTo("medical-care");
    UUID followUp = declined(ask("ahtc-officer-1", FOLLOW_UP));
    assertThat(told(followUp, 4).get(3).getString("outcome")).isEqualTo("victim-declined");
    referred.consentsWithdrawn();
    consentTo("investigation", "protection", "legal-aid");
    assertThat(told(followUp, 7).get(6).getString("state")).isEqualTo("accepted");
    Api.as("ahtc-officer-1")
        .get("/v1/referrals/{id}", followUp)
        .then()
        .body("state", equalTo("accepted"))
        .body("outcome", nullValue())
        .body("serviceType", equalTo("post-nephrectomy-follow-up"));
  }

  @Test
  void anotherNeedIsToldAsFarAsItIsAgreedTo() {
    String minimal =
        "\"minimal\": true, \"receiver\": {\"agency\": \"panah-shelter\"}, \"need\": \"protection\",";
    UUID help =
        UUID.fromString(
            Api.commandAs("ahtc-officer-1")
                .body(body(minimal).replace("routine", "immediate-danger"))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    Stages.move("panah-shelter", help, "acceptance", "{}").statusCode(200);
    Stages.move("panah-shelter", help, "start", "{}").statusCode(200);
    assertThat(stateTold(help)).isEqualTo("in-progress");
    String etag = Api.as("ahtc-officer-1").get("/v1/referrals/{id}", help).header("ETag");
    Api.patchAs("ahtc-officer-1")
        .header("If-Match", etag)
        .body("{\"need\": \"medical-care\"}")
        .patch("/v1/referrals/{id}", help)
        .then()
        .statusCode(200);
    assertThat(stateTold(help)).isEqualTo("accepted");
  }

  private static String stateTold(UUID referralId) {
    return Api.as("ahtc-officer-1").get("/v1/referrals/{id}", referralId).path("state");
  }

  /** Whether and where somebody is helped is no answer to where they are. */
  @Test
  void whileTheSubjectReflectsWhoInvestigatesIsNotTold() {
    UUID shelter = declined(ask("ahtc-officer-1", SHELTER));
    told(shelter, 4);
    Stages.move("umeed-caseworker", referred.referralId(), "reflection-period", "{}")
        .statusCode(200);
    assertThat(told(shelter, 5).get(4).getString("state")).isEqualTo("accepted");
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "reflection-period/end",
            "{\"ground\": \"imminent-danger\"}")
        .statusCode(200);
    assertThat(told(shelter, 6).get(5).getString("outcome")).isEqualTo("victim-declined");
  }

  /** Nothing that the one before it asked for, or of whom, unless the subject agrees. */
  @Test
  void whoTakesTheCaseOverIsToldTheNeedAndNoMore() {
    Referred other =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"ahtc\"}",
            "investigation",
            Referred.CONSENT_TO_POLICE.replace(
                "\"police\", \"shelter\"]", "\"shelter\"], \"agencies\": [\"ahtc\"]"));
    UUID held = other.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    UUID shelter =
        UUID.fromString(
            Api.commandAs("ahtc-officer-1")
                .body(body(SHELTER, other, held))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    declined(shelter);
    other.reportCustody(held, 2, "lahore-police", "lahore-investigation");
    Peers.custodian(held, 2, "lahore-police", "lahore-investigation");
    List<JsonPath> told = told(held, shelter, 5);
    assertThat(told.get(3).getString("toldTo.agency")).isEqualTo("ahtc");
    assertThat(told.get(3).getString("receiver.agency")).isEqualTo("panah-shelter");
    JsonPath anew = told.get(4);
    assertThat(anew.getString("toldTo.agency")).isEqualTo("lahore-police");
    assertThat(anew.getString("state")).isEqualTo("accepted");
    assertThat(anew.getString("need")).isEqualTo("protection");
    for (String field : List.of("receiver", "serviceType", "outcome")) {
      assertThat(anew.<Object>get(field)).as(field).isNull();
    }
    Api.as("lahore-supervisor")
        .get("/v1/referrals/{id}", shelter)
        .then()
        .statusCode(200)
        .body("state", equalTo("accepted"))
        .body("receiver", nullValue())
        .body("serviceType", nullValue());
    assertThat(
            Api.as("lahore-supervisor")
                .get("/v1/referrals/{id}/timeline", shelter)
                .asString()
                .contains("panah"))
        .isFalse();
  }

  @Test
  void theNewCustodianIsToldAgain() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    told(shelter, 1);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    assertThat(all(told(shelter, 2), "state")).isEqualTo(List.of("submitted", "submitted"));
    Stages.move("panah-shelter", shelter, "acceptance", "{}").statusCode(200);
    assertThat(told(shelter, 3).get(2).getString("state")).isEqualTo("accepted");
  }

  /** Whatever becomes of the investigation: help that was asked for goes on. */
  @Test
  void helpGoesOnAfterTheCaseIsClosed() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    Stages.move("panah-shelter", shelter, "acceptance", "{}").statusCode(200);
    Api.as("case-service")
        .body(
            """
            {"sequence": 9, "caseId": "%s", "status": "closed", "at": "2026-11-25T10:00:00Z",
             "disposition": "victim-withdrew", "outcome": "victim-declined"}
            """
                .formatted(caseId))
        .post("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(204);
    referred.reportCustody(caseId, 2, true, "ahtc", "ahtc-islamabad");
    Api.as("panah-shelter")
        .get("/v1/referrals/{id}", shelter)
        .then()
        .statusCode(200)
        .body("state", equalTo("accepted"))
        .body("serviceType", equalTo("shelter"));
    Stages.move("panah-shelter", shelter, "start", "{}").statusCode(200);
    Stages.move("panah-shelter", shelter, "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    assertThat(told(shelter, 4).get(3).getString("outcome")).isEqualTo("served");

    // Its people are nobody's to read for it any more; whoever recorded the person asks for more.
    asked("ahtc-officer-1", FOLLOW_UP)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-case"));
    Api.commandAs("umeed-caseworker")
        .body(body(FOLLOW_UP).replaceFirst(", \"caseId\": \"[^\"]*\"", ""))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
  }

  /** Neither an alert nor the feedback says which kind of help it is about. */
  @Test
  void noAlertNamesAKindOfService() {
    UUID followUp = ask("ahtc-officer-1", FOLLOW_UP);
    Stages.move("sehat-integration", followUp, "receipt", "{}").statusCode(200);
    List<String> alerts =
        rows.all(
            "SELECT payload::text FROM outbox_message WHERE topic = 'event' AND aggregate_id = ?",
            followUp);
    assertThat(alerts.isEmpty()).isFalse();
    alerts.forEach(OutOfACaseApiTest::namesNoService);
    namesNoService(
        Api.as("ahtc-officer-1").get("/v1/referrals/{id}/feedback", followUp).asString());
  }

  @Test
  void whatWasNotSentOutOfACaseIsToldToNone() {
    Referred other = Stages.at("accepted");
    assertThat(
            rows.all(
                "SELECT id FROM outbox_message WHERE topic = 'protection' AND aggregate_id = ?",
                other.referralId()))
        .isEqualTo(List.of());
  }

  private static UUID declined(UUID referralId) {
    String receiver =
        Api.as("ahtc-officer-1").get("/v1/referrals/{id}", referralId).path("receiver.agency");
    String client = receiver.equals("panah-shelter") ? receiver : "sehat-integration";
    Stages.move(client, referralId, "acceptance", "{}").statusCode(200);
    Stages.move(client, referralId, "start", "{}").statusCode(200);
    Stages.move(client, referralId, "completion", "{\"outcome\": \"victim-declined\"}")
        .statusCode(200);
    return referralId;
  }

  private void consentTo(String... purposes) {
    Api.commandAs("umeed-caseworker")
        .body(
            Referred.CONSENT_TO_POLICE.replace(
                "\"protection\", \"investigation\"", "\"" + String.join("\", \"", purposes) + "\""))
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
  }

  private UUID ask(String client, String what) {
    return UUID.fromString(asked(client, what).statusCode(201).extract().path("id"));
  }

  private ValidatableResponse asked(String client, String what) {
    return Api.commandAs(client).body(body(what)).post("/v1/referrals").then();
  }

  private String body(String what) {
    return body(what, referred, caseId);
  }

  private static String body(String what, Referred about, UUID ofCase) {
    return """
    {%s "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
    """
        .formatted(what, about.subjectId(), ofCase);
  }

  /** What case-service was sent about a referral, in the order of the reports. */
  private List<JsonPath> told(UUID referralId, int times) {
    return told(caseId, referralId, times);
  }

  private List<JsonPath> told(UUID ofCase, UUID referralId, int times) {
    String path = "/v1/cases/" + ofCase + "/protection/" + referralId;
    await().atMost(Duration.ofSeconds(20)).until(() -> calls(path).size() >= times);
    List<Peers.Call> calls = calls(path);
    assertThat(calls.size()).isEqualTo(times);
    for (Peers.Call call : calls) {
      assertThat(CASE_SERVICE.requestProblems("PUT", path, "application/json", call.body()))
          .isEqualTo(List.of());
      assertThat(call.body().contains(referred.planted())).isFalse();
    }
    return calls.stream()
        .map(call -> new JsonPath(call.body()))
        .sorted(Comparator.comparing(report -> report.getLong("sequence")))
        .toList();
  }

  private static List<Peers.Call> calls(String path) {
    return Peers.calls().stream().filter(call -> call.path().equals(path)).toList();
  }

  private static List<String> all(List<JsonPath> reports, String field) {
    return reports.stream().map(report -> report.getString(field)).toList();
  }

  private static void namesNoService(String text) {
    for (String word : List.of("nephrectomy", "medical-care", "months")) {
      assertThat(text.contains(word)).as(text).isFalse();
    }
  }
}
