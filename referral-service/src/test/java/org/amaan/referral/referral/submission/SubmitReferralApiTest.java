package org.amaan.referral.referral.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubmitReferralApiTest extends ServiceTest {

  private static final String TO_POLICE =
      """
      {"receiver": {"agency": "ahtc"}, "need": "investigation", "urgency": "routine",
       "situation": {"country": "PK"},
       "subject": {"ageClass": "%s", "sex": "male", "identity": {"fullName": "Planted Name"},
         "narrative": "Planted narrative."},
       "consents": [%s]}
      """;

  @Inject Rows rows;

  @Test
  void needsAToken() {
    nothingIsWritten(
        () ->
            Api.anonymous()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(body("adult", Referred.CONSENT_TO_POLICE))
                .post("/v1/referrals")
                .then()
                .statusCode(401));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "umeed-admin",
        "dpo-umeed",
        "ahtc-officer-1",
        "operator",
        "nrm-pk",
        "case-service"
      })
  void onlyAReferrerMay(String client) {
    nothingIsWritten(
        () ->
            submit(client, body("adult", Referred.CONSENT_TO_POLICE))
                .statusCode(403)
                .body("type", equalTo("urn:amaan:problem:not-permitted")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"surplus\": 1}",
        "{\"subject\": {\"fullname\": \"x\"}}",
        "{\"need\": \"revenge\"}",
        "{\"urgency\": 1}",
        "{\"situation\": {\"country\": \"Pakistan\"}}",
        "{\"situation\": {\"area\": \"House 7, behind the mill\"}}",
        "{\"receiver\": {\"agency\": \"ahtc\", \"person\": \"Akhtar Example\"}}",
        "{\"receiver\": {}}",
        "{\"receiver\": {\"agency\": \"AHTC!\"}}",
        "{\"subject\": {\"contact\": {\"phone\": \"+923001234567\"}}}",
        "{\"consents\": [null]}",
        "{\"consents\": [{}]}",
        "{\"route\": true, \"receiver\": {\"agency\": \"ahtc\"}}",
        "{\"subjectId\": \"0192f3a4-0000-7000-8000-000000000001\", \"subject\": {}}",
        "{\"caseId\": \"0192f3a4-0000-7000-8000-000000000001\"}",
        "{\"incidentId\": \"not-a-uuid\"}",
        "[]",
        "{",
        ""
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    nothingIsWritten(
        () ->
            submit("umeed-caseworker", body)
                .statusCode(400)
                .body("type", equalTo("urn:amaan:problem:invalid-request")));
  }

  @Test
  void needsAKeyAndJsonOfASaneSize() {
    nothingIsWritten(
        () -> {
          Api.as("umeed-caseworker")
              .body(body("adult", Referred.CONSENT_TO_POLICE))
              .post("/v1/referrals")
              .then()
              .statusCode(400)
              .body("errors[0].field", equalTo("Idempotency-Key"));
          Api.as("umeed-caseworker")
              .header("Idempotency-Key", "not-a-uuid")
              .body(body("adult", Referred.CONSENT_TO_POLICE))
              .post("/v1/referrals")
              .then()
              .statusCode(400);
          Api.commandAs("umeed-caseworker")
              .contentType("text/plain")
              .body("please help")
              .post("/v1/referrals")
              .then()
              .statusCode(415);
          submit(
                  "umeed-caseworker",
                  "{\"subject\": {\"narrative\": \"" + "x".repeat(300_000) + "\"}}")
              .statusCode(413);
        });
  }

  @Test
  void isStoredAuditedAndSent() {
    ValidatableResponse answer =
        submit("umeed-caseworker", body("adult", Referred.CONSENT_TO_POLICE))
            .statusCode(201)
            .header("ETag", equalTo("\"0\""))
            .body("state", equalTo("submitted"))
            .body("minimal", equalTo(false))
            .body("referrer.agency", equalTo("umeed-trust"))
            .body("receiver.agency", equalTo("ahtc"))
            .body("ageClass", equalTo("adult"))
            .body("reference", matchesPattern("PK-\\d\\d-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]"))
            .body("allowedMoves", contains("withdrawal"))
            .body("dueAt", notNullValue())
            .body("expiresAt", nullValue());
    String id = answer.extract().jsonPath().getString("id");
    String subject = answer.extract().jsonPath().getString("subjectId");
    answer.header("Location", equalTo("/v1/referrals/" + id));
    assertThat(
            rows.one(
                "SELECT concat_ws(' ', state, referrer_agency, receiver_agency) FROM referral WHERE"
                    + " id = ?::uuid",
                id))
        .isEqualTo("submitted umeed-trust ahtc");
    assertThat(rows.audit(id))
        .isEqualTo(
            List.of(
                "referral.submitted {\"state\": \"submitted\", \"subjectId\": \""
                    + subject
                    + "\"}"));
    assertThat(rows.audit(subject).size()).isEqualTo(2);
    String event = rows.one("SELECT payload FROM outbox_message WHERE aggregate_id = ?::uuid", id);
    assertThat(
            rows.one(
                "SELECT concat_ws(' ', topic, payload ->> 'type', payload -> 'data' ->>"
                    + " 'recipients') FROM outbox_message WHERE aggregate_id = ?::uuid",
                id))
        .isEqualTo(
            "event org.amaan.referral.submitted.v1 [{\"roles\": [\"caseworker\", \"supervisor\"],"
                + " \"action\": \"receive\", \"agency\": \"ahtc\"}]");
    assertThat(!event.contains("Planted") && !answer.extract().asString().contains("Planted"))
        .isTrue();
  }

  @Test
  void theSameRequestTwiceIsOneReferral() {
    String body = body("adult", Referred.CONSENT_TO_POLICE);
    UUID key = UUID.randomUUID();
    String first = withKey(key, body).statusCode(201).extract().asString();
    nothingIsWritten(
        () -> {
          String again =
              withKey(key, body)
                  .statusCode(201)
                  .header("Idempotent-Replayed", "true")
                  .header("Location", notNullValue())
                  .extract()
                  .asString();
          assertThat(again).isEqualTo(first);
          withKey(key, body("child", ""))
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
        });
  }

  @Test
  void anIdentifiedAdultReachesPoliceOnlyWithConsentThatNamesThem() {
    String forShelters = Referred.CONSENT_TO_POLICE.replace("\"police\", ", "");
    String forProtection = Referred.CONSENT_TO_POLICE.replace(", \"investigation\"", "");
    nothingIsWritten(
        () -> {
          for (String consents : List.of("", forShelters, forProtection)) {
            submit("umeed-caseworker", body("adult", consents))
                .statusCode(422)
                .body("type", equalTo("urn:amaan:problem:consent-missing"));
          }
        });
  }

  @Test
  void aChildSomebodyOfUnknownAgeAndSomebodyUnnamedReachPoliceWithout() {
    submit("umeed-caseworker", body("child", "")).statusCode(201);
    submit("umeed-caseworker", body("unknown", "")).statusCode(201);
    submit(
            "umeed-caseworker",
            body("adult", "").replace("\"identity\": {\"fullName\": \"Planted Name\"},", ""))
        .statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2015-01-01, child",
    "'', 1990-04-12, adult",
    "'\"ageClass\": \"unknown\",', 1990-04-12, unknown",
    "'', , unknown"
  })
  void theAgeClassFollowsFromTheBirthDateUnlessItIsSaid(
      String said, @Nullable String born, String ageClass) {
    String identity = born == null ? "{}" : "{\"birthDate\": \"%s\"}".formatted(born);
    submit(
            "umeed-caseworker",
            body("adult", ageClass.equals("adult") ? Referred.CONSENT_TO_POLICE : "")
                .replace("\"ageClass\": \"adult\",", said)
                .replace("{\"fullName\": \"Planted Name\"}", identity))
        .statusCode(201)
        .body("ageClass", equalTo(ageClass));
  }

  @Test
  void anAdultByBirthDateReachesPoliceOnlyWithConsent() {
    nothingIsWritten(
        () ->
            submit(
                    "umeed-caseworker",
                    body("adult", "")
                        .replace("\"ageClass\": \"adult\",", "")
                        .replace("\"fullName\": \"Planted Name\"", "\"birthDate\": \"1990-04-12\""))
                .statusCode(422)
                .body("type", equalTo("urn:amaan:problem:consent-missing")));
  }

  @Test
  void whatAnAdultsConsentDoesNotOpenToTheReceiverIsSaid() {
    submit("umeed-caseworker", body("adult", Referred.CONSENT_TO_POLICE))
        .statusCode(201)
        .body("", not(hasKey("warnings")));
    String forProtection = Referred.CONSENT_TO_POLICE.replace("\"police\"", "\"hospital\"");
    submit("umeed-caseworker", toHospital("adult", forProtection))
        .statusCode(201)
        .body("warnings.code", contains("consent-does-not-cover"))
        .body("warnings[0].purpose", equalTo("medical-care"))
        .body("warnings[0].categories", contains("identity", "narrative"));
    String forCare = forProtection.replace("\"investigation\"", "\"medical-care\"");
    submit("umeed-caseworker", toHospital("adult", forCare))
        .statusCode(201)
        .body("", not(hasKey("warnings")));
    submit("umeed-caseworker", toHospital("child", ""))
        .statusCode(201)
        .body("", not(hasKey("warnings")));
  }

  private static String toHospital(String ageClass, String consents) {
    return body(ageClass, consents)
        .replace("\"ahtc\"", "\"sehat-hospital\"")
        .replace("\"need\": \"investigation\"", "\"need\": \"protection\"");
  }

  @Test
  void theProfilePicksTheReceiverAndSaysWhy() {
    routed("true", false, Referred.CONSENT_TO_POLICE)
        .body("receiver.agency", equalTo("ahtc"))
        .body("routing.profile", equalTo("pk"))
        .body("routing.rule", equalTo("cross-border-to-federal-agency"))
        .body("routing.reason", notNullValue());
    routed("false", false, Referred.CONSENT_TO_POLICE)
        .body("receiver.agency", equalTo("lahore-police"))
        .body("routing.rule", equalTo("domestic-organ-offence"));
    routed("false", true, Referred.CONSENT_TO_POLICE)
        .body("receiver.agency", equalTo("hota"))
        .body("routing.rule", equalTo("organ-facility-to-transplant-authority"));
  }

  @Test
  void withoutConsentRoutingConsidersProtectionOnly() {
    routed("true", false, "")
        .body("receiver.agency", equalTo("panah-shelter"))
        .body("routing.rule", equalTo("protection-before-police"));
  }

  @Test
  void consentThatNamesOneAgencyIsNoConsentForAnother() {
    String forLahoreOnly =
        Referred.CONSENT_TO_POLICE.replace(
            "\"agencyTypes\": [\"police\", \"shelter\"]", "\"agencies\": [\"lahore-police\"]");
    routed("false", false, forLahoreOnly).body("receiver.agency", equalTo("lahore-police"));
    routed("true", false, forLahoreOnly)
        .body("receiver.agency", equalTo("panah-shelter"))
        .body("routing.rule", equalTo("protection-before-police"));
    nothingIsWritten(
        () ->
            submit("umeed-caseworker", body("adult", forLahoreOnly))
                .statusCode(422)
                .body("type", equalTo("urn:amaan:problem:consent-missing")));
  }

  @Test
  void noRouteIsSaid() {
    nothingIsWritten(
        () ->
            submit(
                    "umeed-caseworker",
                    """
                    {"route": true, "need": "protection", "urgency": "routine", "situation": {"country": "BD"},
                     "subject": {"narrative": "Far away."}}
                    """)
                .statusCode(422)
                .body("type", equalTo("urn:amaan:problem:no-route")));
  }

  @Test
  void whereItGoesMustExist() {
    nothingIsWritten(
        () -> {
          String unknown = body("child", "").replace("\"ahtc\"", "\"nobody\"");
          submit("umeed-caseworker", unknown)
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:unknown-agency"))
              .body("errors[0].field", equalTo("receiver.agency"));
          String wrongUnit =
              body("child", "").replace("\"ahtc\"", "\"ahtc\", \"unit\": \"lahore-investigation\"");
          submit("umeed-caseworker", wrongUnit)
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:unknown-unit"));
          submit("umeed-caseworker", body("child", "").replace("\"ahtc\"", "\"audit-office\""))
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:receiver-takes-no-referrals"));
          submit(
                  "umeed-caseworker",
                  "{\"state\": \"draft\", \"receiver\": {\"agency\": \"nobody\"}}")
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:unknown-agency"));
        });
  }

  @Test
  void nobodyRefersToItself() {
    nothingIsWritten(
        () ->
            submit("umeed-caseworker", body("adult", "").replace("\"ahtc\"", "\"umeed-trust\""))
                .statusCode(422)
                .body("type", equalTo("urn:amaan:problem:receiver-is-referrer")));
  }

  @Test
  void anIncompleteOneIsToldWhatIsMissing() {
    nothingIsWritten(
        () -> {
          submit("umeed-caseworker", "{}")
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:referral-incomplete"))
              .body(
                  "errors.field",
                  contains("receiver", "situation.country", "need", "urgency", "subject"));
          submit("umeed-caseworker", "{\"minimal\": true}")
              .statusCode(422)
              .body("errors.field", contains("receiver", "situation.country"));
        });
  }

  @Test
  void onlyImmediateDangerExcusesIt() {
    submit(
            "umeed-caseworker",
            "{\"minimal\": true, \"urgency\": \"routine\", \"route\": true, \"situation\":"
                + " {\"country\": \"PK\"}}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:referral-incomplete"))
        .body("errors.field", contains("urgency"));
  }

  @Test
  void anUrgentReportNeedsLittleAndAsksForProtectionAtOnce() {
    submit(
            "umeed-caseworker",
            "{\"minimal\": true, \"route\": true, \"situation\": {\"country\": \"PK\"}}")
        .statusCode(201)
        .body("minimal", equalTo(true))
        .body("need", equalTo("protection"))
        .body("urgency", equalTo("immediate-danger"))
        .body("ageClass", equalTo("unknown"))
        .body("receiver.agency", equalTo("panah-shelter"));
  }

  @Test
  void aDraftMaySayNothingAndIsTheReferrersAlone() {
    String id =
        submit("umeed-caseworker", "{\"state\": \"draft\"}")
            .statusCode(201)
            .body("state", equalTo("draft"))
            .body("reference", nullValue())
            .body("dueAt", nullValue())
            .body("expiresAt", notNullValue())
            .body("allowedMoves", contains("submission"))
            .extract()
            .jsonPath()
            .getString("id");
    assertThat(rows.audit(id).get(0).startsWith("referral.drafted ")).isTrue();
    assertThat(rows.one("SELECT count(*) FROM outbox_message WHERE aggregate_id = ?::uuid", id))
        .isEqualTo("0");
  }

  @Test
  void aSubjectIsSharedNotCopied() {
    Referred first = Referred.toShelter("");
    submit("umeed-caseworker", onwards(first.subjectId(), "insaf-legal-aid", null))
        .statusCode(201)
        .body("subjectId", equalTo(first.subjectId().toString()));
    submit("panah-shelter", onwards(first.subjectId(), "insaf-legal-aid", null)).statusCode(403);
    nothingIsWritten(
        () ->
            submit("stranger-ngo", onwards(first.subjectId(), "insaf-legal-aid", null))
                .statusCode(404));
  }

  @Test
  void whoIsOnlyAddressedDoesNotLetItselfIn() {
    Referred first =
        Referred.by("umeed-caseworker", "{\"agency\": \"insaf-legal-aid\"}", "legal-aid", "");
    String onwards = onwards(first.subjectId(), "panah-shelter", null);
    nothingIsWritten(() -> submit("insaf-legal", onwards).statusCode(403));
    Api.commandAs("insaf-legal")
        .body(Stages.CONSENT)
        .post("/v1/subjects/{id}/consents", first.subjectId())
        .then()
        .statusCode(403);
  }

  @Test
  void theCustodianRefersTheSubjectOfACaseOn() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    String onwards = onwards(referred.subjectId(), "panah-shelter", caseId);
    String id =
        submit("ahtc-officer-1", onwards)
            .statusCode(201)
            .body("referrer.agency", equalTo("ahtc"))
            .body("fromCaseId", equalTo(caseId.toString()))
            .body("subjectId", equalTo(referred.subjectId().toString()))
            .body("allowedMoves", contains("withdrawal"))
            .extract()
            .jsonPath()
            .getString("id");
    Api.as("panah-shelter").get("/v1/referrals/{id}", id).then().statusCode(200);
    nothingIsWritten(
        () -> {
          submit("lahore-officer", onwards)
              .statusCode(422)
              .body("type", equalTo("urn:amaan:problem:unknown-case"));
          submit("ahtc-officer-1", onwards(UUID.randomUUID(), "panah-shelter", caseId))
              .statusCode(422);
          submit(
                  "ahtc-officer-1",
                  onwards(referred.subjectId(), "panah-shelter", UUID.randomUUID()))
              .statusCode(422);
        });
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    submit("lahore-officer", onwards).statusCode(201);
    submit("ahtc-officer-1", onwards).statusCode(422);
  }

  private ValidatableResponse routed(String crossBorder, boolean organFacility, String consents) {
    return submit(
            "umeed-caseworker",
            body("adult", consents)
                .replace("\"receiver\": {\"agency\": \"ahtc\"}", "\"route\": true")
                .replace(
                    "\"country\": \"PK\"",
                    "\"country\": \"PK\", \"area\": \"PK-PB\", \"crossBorder\": "
                        + crossBorder
                        + ", \"organFacility\": "
                        + organFacility))
        .statusCode(201);
  }

  private static String onwards(UUID subject, String to, UUID caseId) {
    return """
    {"receiver": {"agency": "%s"}, "need": "protection", "urgency": "routine", "situation": {"country": "PK"},
     "subjectId": "%s"%s}
    """
        .formatted(to, subject, caseId == null ? "" : ", \"caseId\": \"" + caseId + "\"");
  }

  private static String body(String ageClass, String consents) {
    return TO_POLICE.formatted(ageClass, consents);
  }

  private static ValidatableResponse submit(String client, String body) {
    return Api.commandAs(client).body(body).post("/v1/referrals").then();
  }

  private static ValidatableResponse withKey(UUID key, String body) {
    return Api.as("umeed-caseworker")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/referrals")
        .then();
  }

  private void nothingIsWritten(Runnable calls) {
    List<Long> before = counts();
    calls.run();
    assertThat(counts()).isEqualTo(before);
  }

  private List<Long> counts() {
    return List.of(
        rows.count("referral"),
        rows.count("subject"),
        rows.count("consent"),
        rows.count("idempotency_key"),
        rows.count("audit_entry"),
        rows.count("outbox_message"));
  }
}
