package org.amaan.referral.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Emergencies;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Emergency access from its opening to its review: who may, what it opens, whom it tells. */
@QuarkusTest
class EmergencyAccessApiTest extends ServiceTest {

  private static final String OPENED = "org.amaan.referral.emergency-access.v1";
  private static final String NOT_JUSTIFIED =
      "org.amaan.referral.emergency-access-not-justified.v1";
  private static final String UNREVIEWED = "org.amaan.referral.emergency-access-unreviewed.v1";

  @Inject SettableClock clock;
  @Inject Rows rows;

  @AfterEach
  void now() {
    clock.reset();
    // What recurs has its next turn in the future that the test made up.
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_instance = 'recurring' RETURNING task_name");
  }

  // ---------------------------------------------------------------- opening

  @Test
  void needsATokenAndAKey() {
    Referred referred = Referred.toPolice();
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(Emergencies.body("protection"))
        .post("/v1/referrals/{id}/emergency-access", referred.referralId())
        .then()
        .statusCode(401);
    Api.as("ahtc-officer-1")
        .body(Emergencies.body("protection"))
        .post("/v1/referrals/{id}/emergency-access", referred.referralId())
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
    assertThat(opened(referred)).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "stranger-ngo,      404, referral-not-found",
    "lahore-officer,    404, referral-not-found",
    "prosecutor-punjab, 404, referral-not-found",
    "nrm-af,            404, referral-not-found",
    "umeed-admin,       403, person-required",
    "dpo-ahtc,          403, not-permitted"
  })
  void whoIsNoPartyOrNoPersonMayNot(String client, int status, String problem) {
    Referred referred = Referred.toPolice();
    Emergencies.open(client, referred.referralId(), "medical-care")
        .statusCode(status)
        .body("type", equalTo("urn:amaan:problem:" + problem));
    assertThat(opened(referred)).isEqualTo(0);
  }

  @Test
  void anIntegrationIsNoPerson() {
    Referred referred =
        Referred.by("umeed-caseworker", "{\"agency\": \"sehat-hospital\"}", "medical-care", "");
    Emergencies.open("sehat-integration", referred.referralId(), "medical-care")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:person-required"));
  }

  @Test
  void toHaveSentOrRefusedOneIsNoRelationAndToBeAskedIs() {
    Referred referred = Referred.toShelter("");
    Stages.move("panah-shelter", referred.referralId(), "acceptance", "{}").statusCode(200);
    UUID onward =
        UUID.fromString(
            Api.commandAs("panah-shelter")
                .body(
                    """
                    {"receiver": {"agency": "hota"}, "need": "medical-care", "urgency": "immediate-danger",
                     "situation": {"country": "PK"}, "subjectId": "%s"}
                    """
                        .formatted(referred.subjectId()))
                .post("/v1/referrals")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    Emergencies.open("panah-shelter", onward, "medical-care")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    Emergencies.open("panah-shelter", referred.referralId(), "medical-care").statusCode(201);
    Emergencies.open("hota-intake", onward, "investigation").statusCode(400);
    Emergencies.open("hota-intake", onward, "medical-care").statusCode(201);
    Stages.move(
            "hota-intake", onward, "refusal", "{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
        .statusCode(200);
    Emergencies.open("hota-intake", onward, "medical-care").statusCode(403);
    Api.as("hota-intake")
        .get("/v1/subjects/{id}?purpose=medical-care", referred.subjectId())
        .then()
        .statusCode(404);
  }

  @Test
  void anotherUnitOfTheCustodianIsNoParty() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    rows.change(
        "UPDATE referral SET holder_unit = 'ahtc-karachi' WHERE id = ?", referred.referralId());
    rows.change("UPDATE case_custody SET unit = 'ahtc-karachi' WHERE case_id = ?", caseId);
    Emergencies.open("ahtc-officer-1", referred.referralId(), "medical-care")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
  }

  @Test
  void aDraftHasNoEmergency() {
    Emergencies.open("umeed-caseworker", Stages.at("draft").referralId(), "medical-care")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:referral-is-draft"));
  }

  @Test
  void whatIsErasedIsNotOpened() {
    Referred referred = Emergencies.inCustody();
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"subject-request\"}")
        .post("/v1/subjects/{id}/erasure", referred.subjectId())
        .then()
        .statusCode(200);
    Emergencies.open("ahtc-officer-1", referred.referralId(), "medical-care")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:subject-erased"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"reason\": \"Long enough a reason\"}                                 | purpose",
        "{\"purpose\": \"investigation\", \"reason\": \"Long enough a reason\"} | purpose",
        "{\"purpose\": \"legal-aid\", \"reason\": \"Long enough a reason\"}     | purpose",
        "{\"purpose\": \"protection\"}                                          | reason",
        "{\"purpose\": \"protection\", \"reason\": \"too short\"}               | reason",
        "{\"purpose\": \"protection\", \"reason\": \"             \"}           | reason",
        "{\"purpose\": \"protection\", \"reason\": \"Long enough\", \"hours\": 9}| hours"
      })
  void refusesWhatTheContractDoesNotKnow(String body, String field) {
    Referred referred = Referred.toPolice();
    Api.commandAs("ahtc-officer-1")
        .body(body)
        .post("/v1/referrals/{id}/emergency-access", referred.referralId())
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void aReasonHasItsLimit() {
    Referred referred = Referred.toPolice();
    for (int length : new int[] {2000, 2001}) {
      Api.commandAs("ahtc-officer-1")
          .body("{\"purpose\": \"protection\", \"reason\": \"%s\"}".formatted("x".repeat(length)))
          .post("/v1/referrals/{id}/emergency-access", referred.referralId())
          .then()
          .statusCode(length == 2000 ? 201 : 400);
    }
  }

  @Test
  void isOpenedOnce() {
    Referred referred = Emergencies.inCustody();
    UUID key = UUID.randomUUID();
    for (int i = 0; i < 2; i++) {
      Api.as("ahtc-officer-1")
          .header("Idempotency-Key", key)
          .body(Emergencies.body("medical-care"))
          .post("/v1/referrals/{id}/emergency-access", referred.referralId())
          .then()
          .statusCode(201)
          .header("Idempotent-Replayed", i == 0 ? nullValue() : equalTo("true"));
    }
    assertThat(opened(referred)).isEqualTo(1);
  }

  // ---------------------------------------------------------------- reading

  @Test
  void anOfficerInFrontOfADyingPersonReadsWhatSavesThem() {
    Referred referred = Emergencies.inCustody();
    read("ahtc-officer-1", referred, "medical-care").statusCode(403);
    UUID access = Emergencies.opened(referred);
    read("ahtc-officer-1", referred, "medical-care")
        .statusCode(200)
        .body("fields.medical.summary", equalTo(referred.planted() + "-medical"))
        .body("fields.contact.phone", equalTo(referred.phone()))
        .body("fields.contact.safeToContact.when", equalTo(referred.planted() + "-when"))
        .body("fields.identity.fullName", equalTo(referred.planted() + "-name"))
        .body("fields.location.description", equalTo(referred.planted() + "-location"))
        .body("fields.narrative", nullValue())
        .body("fields.documents", nullValue())
        .body("allowed.ground", everyItem(equalTo("emergency-access")))
        .body("allowed.emergencyAccessId", everyItem(equalTo(access.toString())))
        .body("withheld.field", contains("narrative", "documents"));
    assertThat(
            rows.audit(referred.subjectId())
                .get(0)
                .contains("\"emergencyAccessId\": \"" + access + "\""))
        .as(rows.audit(referred.subjectId()).get(0))
        .isTrue();
  }

  @Test
  void itIsThisPersonsAndThisPurposes() {
    Referred referred = Emergencies.inCustody();
    Emergencies.opened(referred);
    read("ahtc-officer-2", referred, "medical-care").statusCode(403);
    read("ahtc-supervisor", referred, "medical-care").statusCode(403);
    read("ahtc-officer-1", referred, "protection").statusCode(403);
    read("ahtc-officer-1", referred, "investigation")
        .statusCode(200)
        .body("allowed.ground", everyItem(equalTo("consent")))
        .body("withheld.field", hasItem("medical"));
    Referred other = Emergencies.inCustody();
    read("ahtc-officer-1", other, "medical-care").statusCode(403);
  }

  @Test
  void anHourLaterItIsOver() {
    Referred referred = Emergencies.inCustody();
    Emergencies.opened(referred);
    clock.advance(Duration.ofMinutes(59));
    read("ahtc-officer-1", referred, "medical-care").statusCode(200);
    clock.advance(Duration.ofMinutes(2));
    read("ahtc-officer-1", referred, "medical-care").statusCode(403);
  }

  @Test
  void itWaitsForNoOtherService() {
    Referred referred = Referred.toPolice();
    Emergencies.opened(referred);
    read("ahtc-officer-1", referred, "medical-care")
        .statusCode(200)
        .body("fields.medical.summary", equalTo(referred.planted() + "-medical"))
        .body("withheld.reason", everyItem(equalTo("custody-required")));
  }

  @Test
  void whatWasWithdrawnIsOpenedToo() {
    Referred referred = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    referred.consentsWithdrawn();
    read("panah-shelter", referred, "protection").statusCode(200).body("allowed", empty());
    Emergencies.open("panah-shelter", referred.referralId(), "protection").statusCode(201);
    read("panah-shelter", referred, "protection")
        .statusCode(200)
        .body("allowed.field", contains("identity", "contact", "medical", "location"));
  }

  @Test
  void aHandoverEndsIt() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    Emergencies.opened(referred);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    Peers.custodian(caseId, 2, "lahore-police", "lahore-investigation");
    read("ahtc-officer-1", referred, "medical-care").statusCode(404);
  }

  // ---------------------------------------------------------------- who is told, who sees

  @Test
  void thoseWhoAnswerForItAreToldAtOnceAndNothingPersonal() {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    assertThat(told(access))
        .isEqualTo(
            List.of(
                OPENED + " ahtc/ahtc-islamabad/supervisor/review",
                OPENED + " ahtc//data-protection-officer/review",
                OPENED + " umeed-trust//data-protection-officer/read",
                OPENED + " nrm-pakistan//coordinator/read"));
    String sent =
        rows.all("SELECT payload FROM outbox_message WHERE aggregate_id = ?", access).toString();
    for (String secret :
        List.of(referred.planted(), "planted", "ahtc-officer-1", referred.subjectId().toString())) {
      assertThat(sent.contains(secret)).as(secret).isFalse();
    }
    await(
        () ->
            Peers.calls().stream()
                .anyMatch(
                    call ->
                        call.path().equals("/v1/events")
                            && call.body().contains(OPENED)
                            && call.body()
                                .contains(
                                    "/v1/referrals/"
                                        + referred.referralId()
                                        + "/emergency-access\"")));
    assertThat(rows.audit(referred.subjectId()).get(0))
        .isEqualTo(
            "emergency-access.opened {\"purpose\": \"medical-care\", \"accessId\": \"%s\", \"referralId\": \"%s\"}"
                .formatted(access, referred.referralId()));
  }

  @ParameterizedTest
  @CsvSource({
    // client,          status, person shown, reason shown
    "ahtc-officer-1,    200, true,  true",
    "ahtc-supervisor,   200, true,  true",
    "dpo-ahtc,          200, true,  true",
    "dpo-umeed,         200, false, false",
    "nrm-pk,            200, false, false",
    "ahtc-officer-2,    404, false, false",
    "umeed-caseworker,  404, false, false",
    "nrm-af,            404, false, false",
    "lahore-supervisor, 404, false, false",
    "stranger-ngo,      404, false, false",
    "auditor,           404, false, false",
    "operator,          404, false, false"
  })
  void whoSeesIt(String client, int status, boolean person, boolean reason) {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    ValidatableResponse one =
        Api.as(client)
            .get("/v1/referrals/{id}/emergency-access/{access}", referred.referralId(), access)
            .then()
            .statusCode(status);
    if (status == 200) {
      one.body("person", person ? equalTo("ahtc-officer-1") : nullValue())
          .body("reason", reason ? equalTo(Emergencies.REASON) : nullValue());
      Api.as(client)
          .get("/v1/referrals/{id}/emergency-access", referred.referralId())
          .then()
          .statusCode(200)
          .body("items.id", contains(access.toString()))
          .body("items[0].reason", nullValue());
      Api.as(client)
          .get("/v1/emergency-access?state=unreviewed&limit=200")
          .then()
          .statusCode(200)
          .body("items.id", hasItem(access.toString()))
          .body("items.reason", everyItem(nullValue()));
    } else if (!client.equals("operator")) {
      Api.as(client)
          .get("/v1/emergency-access?limit=200")
          .then()
          .statusCode(200)
          .body("items.id", not(hasItem(access.toString())));
    }
    assertThat(rows.audit(referred.subjectId()).get(0).startsWith("emergency-access.reason-read "))
        .isEqualTo(reason);
  }

  @Test
  void theListOfAReferralIsForWhoSeesIt() {
    Referred referred = Emergencies.inCustody();
    Emergencies.opened(referred);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/emergency-access", referred.referralId())
        .then()
        .statusCode(200)
        .body("items", empty());
    Api.as("stranger-ngo")
        .get("/v1/referrals/{id}/emergency-access", referred.referralId())
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:referral-not-found"));
    Api.as("operator").get("/v1/emergency-access").then().statusCode(403);
  }

  @Test
  void theQueueHasPages() {
    Referred referred = Emergencies.inCustody();
    UUID first = Emergencies.opened(referred);
    UUID second = Emergencies.opened(referred);
    String next =
        Api.as("ahtc-supervisor")
            .get("/v1/emergency-access?limit=1&state=unreviewed")
            .then()
            .statusCode(200)
            .body("items.id", contains(second.toString()))
            .extract()
            .jsonPath()
            .getString("next");
    Api.as("ahtc-supervisor")
        .queryParam("cursor", next)
        .get("/v1/emergency-access?limit=1&state=unreviewed")
        .then()
        .statusCode(200)
        .body("items.id", contains(first.toString()));
    Api.as("ahtc-supervisor").get("/v1/emergency-access?state=open").then().statusCode(400);
  }

  @Test
  void theReasonIsSealed() {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    Emergencies.review("ahtc-supervisor", referred, access, "justified").statusCode(200);
    assertThat(
            rows.one(
                "SELECT (e::text || encode(reason, 'escape') || encode(review_note, 'escape')) LIKE"
                    + " '%planted%' FROM emergency_access e WHERE id = ?",
                access))
        .isEqualTo("f");
  }

  // ---------------------------------------------------------------- review

  @ParameterizedTest
  @ValueSource(strings = {"ahtc-supervisor", "dpo-ahtc"})
  void anotherPersonReviewsIt(String reviewer) {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    Emergencies.review(reviewer, referred, access, "justified")
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("state", equalTo("reviewed"))
        .body("verdict", equalTo("justified"))
        .body("reviewedBy", equalTo(reviewer))
        .body("reviewNote", nullValue());
    assertThat(rows.audit(referred.subjectId()).get(0))
        .isEqualTo(
            "emergency-access.reviewed {\"verdict\": \"justified\", \"accessId\": \"%s\"}"
                .formatted(access));
    read("ahtc-officer-1", referred, "medical-care").statusCode(200);
    Api.as("ahtc-supervisor")
        .get("/v1/referrals/{id}/emergency-access/{access}", referred.referralId(), access)
        .then()
        .body("reviewNote", equalTo("planted-note"));
    Emergencies.review("ahtc-supervisor", referred, access, "not-justified")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:emergency-access-reviewed"));
    read("ahtc-officer-1", referred, "medical-care").statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "ahtc-officer-1, 403, own-emergency-access",
    "dpo-umeed,      403, not-permitted",
    "nrm-pk,         403, not-permitted",
    "ahtc-officer-2, 404, emergency-access-not-found",
    "stranger-ngo,   404, emergency-access-not-found"
  })
  void othersDoNot(String client, int status, String problem) {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    Emergencies.review(client, referred, access, "justified")
        .statusCode(status)
        .body("type", equalTo("urn:amaan:problem:" + problem));
    assertThat(rows.one("SELECT version FROM emergency_access WHERE id = ?", access))
        .isEqualTo("0");
  }

  @Test
  void aSupervisorDoesNotReviewTheirOwn() {
    Referred referred = Emergencies.inCustody();
    UUID access =
        UUID.fromString(
            Emergencies.open("ahtc-supervisor", referred.referralId(), "protection")
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id"));
    Emergencies.review("ahtc-supervisor", referred, access, "justified")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:own-emergency-access"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"verdict\": \"perhaps\"}",
        "{\"verdict\": \"justified\", \"note\": \"\"}",
        "{\"verdict\": \"justified\", \"by\": \"me\"}"
      })
  void aReviewSaysWhatTheContractKnows(String body) {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    Api.commandAs("ahtc-supervisor")
        .body(body)
        .post("/v1/referrals/{id}/emergency-access/{access}/review", referred.referralId(), access)
        .then()
        .statusCode(400);
  }

  @Test
  void whatWasNotJustifiedEndsAtOnceAndIsTold() {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    Emergencies.review("ahtc-supervisor", referred, access, "not-justified")
        .statusCode(200)
        .body("verdict", equalTo("not-justified"));
    read("ahtc-officer-1", referred, "medical-care").statusCode(403);
    assertThat(told(access).subList(4, 6))
        .isEqualTo(
            List.of(
                NOT_JUSTIFIED + " umeed-trust//data-protection-officer/follow-up",
                NOT_JUSTIFIED + " nrm-pakistan//coordinator/follow-up"));
  }

  @Test
  void theReviewIsPossibleAfterTheCaseHasGone() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    UUID access = Emergencies.opened(referred);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    Api.as("ahtc-supervisor")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(404);
    Emergencies.review("ahtc-supervisor", referred, access, "justified").statusCode(200);
  }

  @Test
  void whatNobodyReviewsIsToldOnceToThoseWhoSeeToIt() {
    Referred referred = Emergencies.inCustody();
    UUID open = Emergencies.opened(referred);
    UUID reviewed = Emergencies.opened(referred);
    Emergencies.review("ahtc-supervisor", referred, reviewed, "justified").statusCode(200);
    clock.advance(Duration.ofHours(25));
    await(() -> told(open).size() > 4);
    assertThat(told(open).subList(4, 7))
        .isEqualTo(
            List.of(
                UNREVIEWED + " ahtc//data-protection-officer/review",
                UNREVIEWED + " umeed-trust//data-protection-officer/read",
                UNREVIEWED + " nrm-pakistan//coordinator/follow-up"));
    Api.as("nrm-pk")
        .get("/v1/referrals/{id}/emergency-access/{access}", referred.referralId(), open)
        .then()
        .statusCode(200)
        .body("escalated", equalTo(true));
    // Much later the clock has nothing more to say about it, but about another.
    UUID later = Emergencies.opened(Emergencies.inCustody());
    clock.advance(Duration.ofHours(25));
    await(() -> told(later).size() > 4);
    assertThat(told(open).size()).as("once").isEqualTo(7);
    assertThat(told(reviewed).size()).as("it was reviewed").isEqualTo(4);
    // Late is better than never.
    Emergencies.review("ahtc-supervisor", referred, open, "justified").statusCode(200);
  }

  @Test
  void whatNobodyCouldBeToldOfStaysToBeTold() {
    Referred referred = Emergencies.inCustody();
    UUID access = Emergencies.opened(referred);
    for (String agency : List.of("ahtc", "umeed-trust", "nrm-pakistan")) {
      Stages.hide(rows, referred.subjectId(), agency);
    }
    UUID other = Emergencies.opened(Emergencies.inCustody());
    clock.advance(Duration.ofHours(25));
    await(() -> told(other).size() > 4);
    assertThat(rows.one("SELECT escalated_at FROM emergency_access WHERE id = ?", access)).isNull();
    rows.change("DELETE FROM exclusion WHERE subject_id = ?", referred.subjectId());
    clock.advance(Duration.ofMinutes(1));
    await(() -> told(access).size() > 4);
    assertThat(rows.one("SELECT escalated_at FROM emergency_access WHERE id = ?", access))
        .isNotNull();
  }

  private ValidatableResponse read(String client, Referred referred, String purpose) {
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose={purpose}", referred.subjectId(), purpose)
        .then();
  }

  private long opened(Referred referred) {
    return rows.count("emergency_access WHERE referral_id = '" + referred.referralId() + "'");
  }

  /** Every recipient of every event about an access. */
  private List<String> told(UUID access) {
    return rows.all(
        """
        SELECT concat(payload ->> 'type', ' ', r ->> 'agency', '/', r ->> 'unit', '/', r ->> 'role', '/', r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients')
          WITH ORDINALITY AS list (r, place)
        WHERE m.topic = 'event' AND m.aggregate_id = ? ORDER BY m.id, place
        """,
        access);
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }
}
