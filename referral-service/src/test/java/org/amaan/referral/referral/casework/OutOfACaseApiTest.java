package org.amaan.referral.referral.casework;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

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
    assertEquals(
        List.of(
            "submitted",
            "received",
            "information-requested",
            "received",
            "accepted",
            "in-progress",
            "completed"),
        all(told, "state"));
    for (JsonPath report : told) {
      assertEquals(referred.subjectId().toString(), report.getString("subjectId"));
      assertEquals("panah-shelter", report.getString("receiver.agency"));
      assertEquals("shelter", report.getString("serviceType"));
    }
    assertNull(told.get(5).getString("outcome"));
    assertEquals("served", told.get(6).getString("outcome"));
  }

  @Test
  void aPlanIsToldWithIt() {
    JsonPath report = told(ask("ahtc-officer-1", FOLLOW_UP), 1).get(0);
    assertEquals("medical-care", report.getString("need"));
    assertEquals(60, report.getInt("followUp.months"));
    assertEquals(12, report.getInt("followUp.intervalMonths"));
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
    assertEquals(List.of("submitted", "refused", "submitted", "withdrawn"), all(told, "state"));
    assertEquals(
        List.of("panah-shelter", "panah-shelter", "umeed-trust", "umeed-trust"),
        all(told, "receiver.agency"));
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
    assertEquals(List.of("submitted", "submitted"), all(told, "state"));
    assertEquals(List.of("ahtc", "ahtc"), all(told, "toldTo.agency"));
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
    assertEquals(
        List.of("submitted", "accepted", "accepted", "accepted", "accepted"), all(told, "state"));
    told.forEach(report -> assertNull(report.getString("outcome")));
    assertEquals(told.get(3).getString("stateSince"), told.get(4).getString("stateSince"));
    assertNull(told.get(4).getString("dueAt"));
  }

  @Test
  void aWithdrawalOfConsentTakesBackWhatWasTold() {
    UUID shelter = declined(ask("ahtc-officer-1", SHELTER));
    assertEquals("victim-declined", told(shelter, 4).get(3).getString("outcome"));
    referred.consentsWithdrawn();
    JsonPath last = told(shelter, 5).get(4);
    assertEquals("accepted", last.getString("state"));
    assertNull(last.getString("outcome"));
  }

  /** Agreeing to an investigation is not agreeing that police know who was treated. */
  @Test
  void aConsentToSomethingElseTellsNothing() {
    consentTo("medical-care");
    UUID followUp = declined(ask("ahtc-officer-1", FOLLOW_UP));
    assertEquals("victim-declined", told(followUp, 4).get(3).getString("outcome"));
    referred.consentsWithdrawn();
    consentTo("investigation", "protection", "legal-aid");
    assertEquals("accepted", told(followUp, 7).get(6).getString("state"));
    Api.as("ahtc-officer-1")
        .get("/v1/referrals/{id}", followUp)
        .then()
        .body("state", equalTo("accepted"))
        .body("outcome", nullValue())
        .body("serviceType", equalTo("post-nephrectomy-follow-up"));
  }

  /** Whether and where somebody is helped is no answer to where they are. */
  @Test
  void whileTheSubjectReflectsWhoInvestigatesIsNotTold() {
    UUID shelter = declined(ask("ahtc-officer-1", SHELTER));
    told(shelter, 4);
    Stages.move("umeed-caseworker", referred.referralId(), "reflection-period", "{}")
        .statusCode(200);
    assertEquals("accepted", told(shelter, 5).get(4).getString("state"));
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "reflection-period/end",
            "{\"ground\": \"imminent-danger\"}")
        .statusCode(200);
    assertEquals("victim-declined", told(shelter, 6).get(5).getString("outcome"));
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
    assertEquals("ahtc", told.get(3).getString("toldTo.agency"));
    assertEquals("panah-shelter", told.get(3).getString("receiver.agency"));
    JsonPath anew = told.get(4);
    assertEquals("lahore-police", anew.getString("toldTo.agency"));
    assertEquals("accepted", anew.getString("state"));
    assertEquals("protection", anew.getString("need"));
    for (String field : List.of("receiver", "serviceType", "outcome")) {
      assertNull(anew.get(field), field);
    }
    Api.as("lahore-supervisor")
        .get("/v1/referrals/{id}", shelter)
        .then()
        .statusCode(200)
        .body("state", equalTo("accepted"))
        .body("receiver", nullValue())
        .body("serviceType", nullValue());
    assertFalse(
        Api.as("lahore-supervisor")
            .get("/v1/referrals/{id}/timeline", shelter)
            .asString()
            .contains("panah"));
  }

  @Test
  void theNewCustodianIsToldAgain() {
    UUID shelter = ask("ahtc-officer-1", SHELTER);
    told(shelter, 1);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    assertEquals(List.of("submitted", "submitted"), all(told(shelter, 2), "state"));
    Stages.move("panah-shelter", shelter, "acceptance", "{}").statusCode(200);
    assertEquals("accepted", told(shelter, 3).get(2).getString("state"));
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
    assertEquals("served", told(shelter, 4).get(3).getString("outcome"));

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
    assertFalse(alerts.isEmpty());
    alerts.forEach(OutOfACaseApiTest::namesNoService);
    namesNoService(
        Api.as("ahtc-officer-1").get("/v1/referrals/{id}/feedback", followUp).asString());
  }

  @Test
  void whatWasNotSentOutOfACaseIsToldToNone() {
    Referred other = Stages.at("accepted");
    assertEquals(
        List.of(),
        rows.all(
            "SELECT id FROM outbox_message WHERE topic = 'protection' AND aggregate_id = ?",
            other.referralId()));
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
    assertEquals(times, calls.size());
    for (Peers.Call call : calls) {
      assertEquals(
          List.of(), CASE_SERVICE.requestProblems("PUT", path, "application/json", call.body()));
      assertFalse(call.body().contains(referred.planted()));
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
      assertFalse(text.contains(word), text);
    }
  }
}
