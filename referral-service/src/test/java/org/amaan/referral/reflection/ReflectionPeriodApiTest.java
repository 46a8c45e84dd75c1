package org.amaan.referral.reflection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Emergencies;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time a subject has to decide: who gives it, what it closes, and who may end it. */
@QuarkusTest
class ReflectionPeriodApiTest extends ServiceTest {

  private static final String DANGER = "{\"ground\": \"imminent-danger\"}";
  private static final String CONSENT = "{\"ground\": \"subject-consent\"}";

  @Inject SettableClock clock;
  @Inject Rows rows;
  @Inject TellOfReflectionEnd tell;

  @AfterEach
  void now() {
    clock.reset();
    // What recurs has its next turn in the future that the test made up.
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_instance = 'recurring' RETURNING task_name");
  }

  @Test
  void policeAndProsecutionLearnNeitherHowNorWhere() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", referred)
        .body("fields.contact.phone", equalTo(referred.phone()))
        .body("fields.contact.safeToContact.how", equalTo(referred.planted() + "-how"));
    String until =
        start("umeed-caseworker", referred)
            .statusCode(200)
            .body("running", equalTo(true))
            .body("startedBy", equalTo("umeed-trust"))
            .extract()
            .jsonPath()
            .getString("until");
    read("ahtc-officer-1", referred)
        .body("fields.contact", nullValue())
        .body("fields.location", nullValue())
        .body("fields.identity", notNullValue())
        .body(
            "withheld.findAll { it.reason == 'reflection-period' }.field",
            contains("contact", "location"))
        .body("withheld.findAll { it.reason == 'reflection-period' }.until", contains(until, until))
        .body("withheld.find { it.field == 'medical' }.until", nullValue());
    read("umeed-caseworker", referred, "protection").body("fields.contact", notNullValue());
    Api.as("ahtc-supervisor")
        .get("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .statusCode(200)
        .body("until", equalTo(until));
    assertThat(
            rows.one(
                "SELECT until - started_at FROM reflection_period WHERE subject_id = ?",
                referred.subjectId()))
        .isEqualTo("30 days");
    clock.advance(Duration.ofDays(31));
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .body("running", equalTo(false));
  }

  @Test
  void thePartiesAreToldAndNothingPersonal() {
    Referred referred = Referred.toPolice();
    Api.commandAs("umeed-caseworker")
        .body(
            """
            {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
             "situation": {"country": "PK"}, "subjectId": "%s"}
            """
                .formatted(referred.subjectId()))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
    start("umeed-caseworker", referred).statusCode(200);
    String started = "org.amaan.referral.reflection-period-started.v1 ";
    assertThat(told(referred))
        .isEqualTo(
            List.of(
                started + "ahtc",
                started + "panah-shelter",
                started + "umeed-trust",
                started + "umeed-trust"));
    end("umeed-caseworker", referred, DANGER).statusCode(200);
    String ended = "org.amaan.referral.reflection-period-ended.v1 ";
    assertThat(told(referred).subList(0, 4))
        .isEqualTo(
            List.of(
                ended + "ahtc",
                ended + "panah-shelter",
                ended + "umeed-trust",
                ended + "umeed-trust"));
    assertThat(rows.audit(referred.subjectId()).get(0))
        .isEqualTo(
            "reflection-period.ended {\"ground\": \"imminent-danger\", \"referralId\": \"%s\"}"
                .formatted(referred.referralId()));
  }

  @Test
  void theEndIsToldWhenNearToThoseWhoHelpAndWhenOverToAll() {
    Referred referred = Referred.toPolice();
    start("umeed-caseworker", referred).statusCode(200);
    String near = "org.amaan.referral.reflection-period-near.v1 umeed-trust";
    String passed = "org.amaan.referral.reflection-period-passed.v1 ";
    clock.advance(Duration.ofDays(23));
    tellOfEnds();
    assertThat(ends(referred)).isEqualTo(List.of());
    clock.advance(Duration.ofDays(2));
    tellOfEnds();
    tellOfEnds();
    assertThat(ends(referred)).isEqualTo(List.of(near));
    clock.advance(Duration.ofDays(6));
    tellOfEnds();
    tellOfEnds();
    assertThat(ends(referred)).isEqualTo(List.of(near, passed + "ahtc", passed + "umeed-trust"));
  }

  @Test
  void whenItIsOverTheCaseIsToldWhatItMayKnowOfTheHelpThatItAskedFor() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    UUID shelter =
        UUID.fromString(
            Api.commandAs("ahtc-officer-1")
                .body(
                    """
                    {"receiver": {"agency": "panah-shelter"}, "serviceType": "shelter", "urgency": "routine",
                     "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
                    """
                        .formatted(referred.subjectId(), caseId))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    Stages.move("panah-shelter", shelter, "acceptance", "{}").statusCode(200);
    Stages.move("panah-shelter", shelter, "start", "{}").statusCode(200);
    assertThat(toldTheCase(shelter)).isEqualTo("in-progress");
    start("umeed-caseworker", referred).statusCode(200);
    assertThat(toldTheCase(shelter)).isEqualTo("accepted");
    clock.advance(Duration.ofDays(31));
    tellOfEnds();
    assertThat(toldTheCase(shelter)).isEqualTo("in-progress");
  }

  @Test
  void aLateClockDoesNotCallNearWhatIsOverAndNobodyIsToldOfOneThatWasEnded() {
    Referred late = Referred.toPolice();
    start("umeed-caseworker", late).statusCode(200);
    Referred ended = Referred.toPolice();
    start("umeed-caseworker", ended).statusCode(200);
    end("umeed-caseworker", ended, DANGER).statusCode(200);
    clock.advance(Duration.ofDays(31));
    tellOfEnds();
    String passed = "org.amaan.referral.reflection-period-passed.v1 ";
    assertThat(ends(late)).isEqualTo(List.of(passed + "ahtc", passed + "umeed-trust"));
    assertThat(ends(ended)).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "ahtc-supervisor, 403, not-permitted",
    "ahtc-officer-1,  403, not-permitted",
    "umeed-admin,     403, not-permitted",
    "nrm-af,          404, referral-not-found",
    "stranger-ngo,    404, referral-not-found",
    "lahore-officer,  404, referral-not-found"
  })
  void whoMayNotStartIt(String client, int status, String problem) {
    start(client, Referred.toPolice())
        .statusCode(status)
        .body("type", equalTo("urn:amaan:problem:" + problem));
  }

  @Test
  void whoWorksACaseAsksForOneByReferringOutOfIt() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String onward =
        Api.commandAs("ahtc-officer-1")
            .body(
                """
                {"receiver": {"agency": "sehat-hospital"}, "need": "medical-care",
                 "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s",
                 "caseId": "%s"}
                """
                    .formatted(referred.subjectId(), caseId))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    String task = null;
    for (int i = 0; i < 2; i++) {
      String asked =
          Api.commandAs("ahtc-officer-1")
              .body("{}")
              .post("/v1/referrals/{id}/reflection-period", onward)
              .then()
              .statusCode(202)
              .body("dueAt", notNullValue())
              .extract()
              .path("taskId");
      assertThat(asked).isEqualTo(task == null ? asked : task);
      task = asked;
    }
    assertThat(
            rows.one("SELECT id FROM reflection_period WHERE subject_id = ?", referred.subjectId()))
        .isNull();
    Api.commandAs("umeed-caseworker")
        .body("{\"decision\": \"confirm\"}")
        .post("/v1/tasks/{id}/settlement", task)
        .then()
        .statusCode(200);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .body("running", equalTo(true))
        .body("startedBy", equalTo("umeed-trust"));
  }

  @Test
  void whoSendsAnOnwardReferralDoesNotEndIt() {
    Referred referred = Referred.toPolice();
    String care =
        referOn("umeed-caseworker", referred, "sehat-hospital")
            .statusCode(201)
            .extract()
            .path("id");
    Stages.move("sehat-integration", UUID.fromString(care), "acceptance", "{}").statusCode(200);
    String onward =
        referOn("sehat-integration", referred, "panah-shelter")
            .statusCode(201)
            .extract()
            .path("id");
    start("umeed-caseworker", referred).statusCode(200);
    for (String id : List.of(care, onward)) {
      Stages.move("sehat-integration", UUID.fromString(id), "reflection-period/end", DANGER)
          .statusCode(403)
          .body("type", equalTo("urn:amaan:problem:not-permitted"));
    }
    end("umeed-caseworker", referred, DANGER).statusCode(200);
  }

  private static ValidatableResponse referOn(String client, Referred referred, String receiver) {
    return Api.commandAs(client)
        .body(
            """
            {"receiver": {"agency": "%s"}, "need": "medical-care", "urgency": "routine",
             "situation": {"country": "PK"}, "subjectId": "%s"}
            """
                .formatted(receiver, referred.subjectId()))
        .post("/v1/referrals")
        .then();
  }

  @ParameterizedTest
  @CsvSource({
    "ahtc-supervisor, 403, investigator-cannot-end-reflection",
    "ahtc-officer-1,  403, investigator-cannot-end-reflection",
    "umeed-admin,     403, not-permitted",
    "stranger-ngo,    404, referral-not-found"
  })
  void whoMayNotEndIt(String client, int status, String problem) {
    Referred referred = Referred.toPolice();
    start("umeed-caseworker", referred).statusCode(200);
    end(client, referred, DANGER)
        .statusCode(status)
        .body("type", equalTo("urn:amaan:problem:" + problem));
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .body("running", equalTo(true));
  }

  @Test
  void theCoordinatorOfTheCountryMay() {
    Referred referred = Stages.at("submitted");
    start("nrm-af", referred).statusCode(404);
    start("nrm-pk", referred).statusCode(200).body("startedBy", equalTo("nrm-pakistan"));
    end("nrm-pk", referred, CONSENT)
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    end("nrm-pk", referred, DANGER).statusCode(200).body("endedOn", equalTo("imminent-danger"));
  }

  @Test
  void consentEndsItOnlyWhenItWasGivenSinceAndSaysSo() {
    Referred referred = Referred.toPolice();
    start("umeed-caseworker", referred).statusCode(200);
    end("umeed-caseworker", referred, CONSENT)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-consent-since-the-start"));
    clock.advance(Duration.ofMinutes(1));
    consent(referred, Referred.CONSENT_TO_POLICE.replace(", \"investigation\"", ""));
    end("umeed-caseworker", referred, CONSENT).statusCode(422);
    consent(referred, Referred.CONSENT_TO_POLICE.replace("\"contact\", \"location\", ", ""));
    end("umeed-caseworker", referred, CONSENT).statusCode(422);
    consent(referred, Referred.CONSENT_TO_POLICE);
    end("umeed-caseworker", referred, CONSENT)
        .statusCode(200)
        .body("running", equalTo(false))
        .body("endedOn", equalTo("subject-consent"));
  }

  @Test
  void aConsentThatPoliceRecordedEndsNothing() {
    Referred referred = Referred.toPolice();
    start("umeed-caseworker", referred).statusCode(200);
    clock.advance(Duration.ofMinutes(1));
    consent(referred, Referred.CONSENT_TO_POLICE);
    rows.change(
        "UPDATE consent SET recorded_by = 'ahtc' WHERE subject_id = ?", referred.subjectId());
    end("umeed-caseworker", referred, CONSENT).statusCode(422);
  }

  @Test
  void itRunsOnceAndEndsOnce() {
    Referred referred = Referred.toPolice();
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:reflection-period-not-found"));
    end("umeed-caseworker", referred, DANGER)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:no-reflection-period-runs"));
    UUID key = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      Api.as("umeed-caseworker")
          .header("Idempotency-Key", key)
          .body("{}")
          .post("/v1/referrals/{id}/reflection-period", referred.referralId())
          .then()
          .statusCode(200);
    }
    start("umeed-caseworker", referred)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:reflection-period-runs"));
    end("umeed-caseworker", referred, DANGER).statusCode(200);
    end("umeed-caseworker", referred, DANGER).statusCode(409);
    start("umeed-caseworker", referred).statusCode(200).body("running", equalTo(true));
  }

  @Test
  void aDraftHasNone() {
    start("umeed-caseworker", Stages.at("draft"))
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:referral-is-draft"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "{\"ground\": \"curiosity\"}", "{\"ground\": \"imminent-danger\", \"x\": 1}"})
  void refusesWhatTheContractDoesNotKnow(String body) {
    end("umeed-caseworker", Referred.toPolice(), body).statusCode(400);
  }

  @Test
  void anEmergencyDoesNotOpenWhatItKeeps() {
    Referred referred = Emergencies.inCustody();
    start("umeed-caseworker", referred).statusCode(200);
    Emergencies.opened(referred);
    read("ahtc-officer-1", referred, "medical-care")
        .body("fields.contact", nullValue())
        .body("fields.identity", notNullValue())
        .body("withheld.reason", hasItems("reflection-period"));
    read("ahtc-officer-1", referred)
        .body("fields.contact", nullValue())
        .body("withheld.reason", hasItems("reflection-period"))
        .body("allowed.ground", not(hasItems("emergency-access")));
  }

  private ValidatableResponse start(String client, Referred referred) {
    return Api.commandAs(client)
        .body("{}")
        .post("/v1/referrals/{id}/reflection-period", referred.referralId())
        .then();
  }

  private ValidatableResponse end(String client, Referred referred, String body) {
    return Api.commandAs(client)
        .body(body)
        .post("/v1/referrals/{id}/reflection-period/end", referred.referralId())
        .then();
  }

  private static void consent(Referred referred, String body) {
    Api.commandAs("umeed-caseworker")
        .body(body)
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse read(String client, Referred referred) {
    return read(client, referred, "investigation");
  }

  private static ValidatableResponse read(String client, Referred referred, String purpose) {
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose={purpose}", referred.subjectId(), purpose)
        .then()
        .statusCode(200);
  }

  private void tellOfEnds() {
    Acting.asWorker(
        () -> {
          List<UUID> due = tell.due(1000);
          due.forEach(tell::run);
          return due.size();
        });
  }

  private String toldTheCase(UUID referralId) {
    return rows.one(
        "SELECT payload #>> '{report,state}' FROM outbox_message WHERE topic = 'protection' AND"
            + " aggregate_id = ? ORDER BY CAST(payload #>> '{report,sequence}' AS bigint) DESC"
            + " LIMIT 1",
        referralId);
  }

  /** Who is alerted of an end by time, sorted. */
  private List<String> ends(Referred referred) {
    return told(referred).stream()
        .filter(line -> line.contains("-near.") || line.contains("-passed."))
        .toList();
  }

  /** Who is alerted of what, sorted. */
  private List<String> told(Referred referred) {
    return rows.all(
        """
        SELECT concat(payload ->> 'type', ' ', r ->> 'agency') AS line
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r
        WHERE m.topic = 'event' AND m.aggregate_id IN
          (SELECT id FROM reflection_period WHERE subject_id = ?) ORDER BY line
        """,
        referred.subjectId());
  }
}
