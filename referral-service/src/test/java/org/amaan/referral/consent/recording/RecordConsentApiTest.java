package org.amaan.referral.consent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RecordConsentApiTest extends ServiceTest {

  private static final String TO_SHELTER =
      """
      {"givenBy": "subject", "method": "verbal", "language": "ur", "interpreter": true,
       "explained": ["purpose", "uses", "withdrawal"],
       "givenAt": "2026-03-03T08:00:00Z", "purposes": ["protection"],
       "recipients": {"agencyTypes": ["shelter"], "agencies": ["insaf-legal-aid"]},
       "categories": ["identity", "contact"]}
      """;

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(TO_SHELTER)
        .post("/v1/subjects/{id}/consents", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "ahtc-supervisor", "nrm-pk", "operator"})
  void whoIsNotConcernedFindsNothing(String client) {
    Referred subject = Referred.toShelter("");
    post(client, subject.subjectId(), TO_SHELTER)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:subject-not-found"));
    post(client, UUID.randomUUID(), TO_SHELTER).statusCode(404);
    assertThat(consentsOf(subject)).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"panah-shelter", "umeed-admin"})
  void onlyItsReferrerMay(String client) {
    Referred subject = Referred.toShelter("");
    post(client, subject.subjectId(), TO_SHELTER).statusCode(403);
    assertThat(consentsOf(subject)).isEqualTo(0);
  }

  @Test
  void policeCannotRecordWhatOpensASubjectToThem() {
    Referred subject = Referred.toPolice();
    subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    post("ahtc-supervisor", subject.subjectId(), TO_SHELTER).statusCode(403);
    assertThat(consentsOf(subject)).isEqualTo(1);
  }

  /** Being asked is no right to ask others; having accepted is, but what one only drafts is not. */
  @Test
  void aReceiverThatMayReferTooDoesNotLetItselfInByADraft() {
    Referred subject =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"sehat-hospital\"}",
            "medical-care",
            TO_SHELTER
                .replace("[\"protection\"]", "[\"medical-care\"]")
                .replace("insaf-legal-aid", "sehat-hospital"));
    draft(subject).statusCode(403).body("type", equalTo("urn:amaan:problem:not-permitted"));
    Api.commandAs("sehat-integration")
        .body("{}")
        .post("/v1/referrals/{id}/acceptance", subject.referralId())
        .then()
        .statusCode(200);
    Object before = readBySehat(subject);
    draft(subject).statusCode(201);
    post(
            "sehat-integration",
            subject.subjectId(),
            TO_SHELTER.replace("insaf-legal-aid", "sehat-hospital"))
        .statusCode(201)
        .body("state", equalTo("awaiting-confirmation"));
    assertThat(readBySehat(subject)).isEqualTo(before);
  }

  private static ValidatableResponse draft(Referred subject) {
    return Api.commandAs("sehat-integration")
        .body("{\"state\": \"draft\", \"subjectId\": \"" + subject.subjectId() + "\"}")
        .post("/v1/referrals")
        .then();
  }

  /**
   * All that the hospital is told about the subject: the fields and why the others are withheld.
   */
  private static Object readBySehat(Referred subject) {
    return Api.as("sehat-integration")
        .get("/v1/subjects/{id}?purpose=medical-care", subject.subjectId())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .get("$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"givenBy\": \"subject\" | \"givenBy\": \"nobody\" | givenBy",
        "\"purposes\": [\"protection\"] | \"purposes\": [] | purposes",
        "\"purposes\": [\"protection\"] | \"purposes\": [\"curiosity\"] | purposes[0]",
        "\"purposes\": [\"protection\"] | \"purposes\": [null] | purposes[0]",
        "\"categories\": [\"identity\", \"contact\"] | \"categories\": [\"shoes\"] | categories[0]",
        "\"interpreter\": true | \"interpreter\": true, \"translator\": true | translator",
        "\"interpreter\": true, | | interpreter",
        "\"explained\": [\"purpose\", \"uses\", \"withdrawal\"], | | explained",
        "\"explained\": [\"purpose\" | \"explained\": [\"risks\" | explained[0]",
        "\"explained\": [\"purpose\" | \"explained\": [null | explained[0]",
        "2026-03-03T08:00:00Z | yesterday | givenAt",
        "2026-03-03T08:00:00Z | 2126-03-03T08:00:00Z | givenAt",
        "[\"identity\", \"contact\"] | [\"identity\"], \"expiresAt\": \"2026-03-04T08:00:00Z\" |"
            + " expiresAt",
        "{\"agencyTypes\": [\"shelter\"], \"agencies\": [\"insaf-legal-aid\"]} | {} | recipients",
        "insaf-legal-aid\"] | insaf-legal-aid\", \"no-such-agency\"] | recipients.agencies[1]"
      })
  void refusesTermsThatCannotStand(String part, String instead, String field) {
    Referred subject = Referred.toShelter("");
    post(
            "umeed-caseworker",
            subject.subjectId(),
            TO_SHELTER.replace(part, instead == null ? "" : instead))
        .statusCode(400)
        .body("errors.field", hasItem(field));
    assertThat(consentsOf(subject)).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"purpose", "uses", "withdrawal"})
  void nobodyAgreesToWhatTheyWereNotTold(String point) {
    Referred subject = Referred.toShelter("");
    post(
            "umeed-caseworker",
            subject.subjectId(),
            TO_SHELTER.replaceFirst("(\"explained\".*)\"" + point + "\"", "$1\"own-data\""))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-not-informed"))
        .body("errors[0].field", equalTo("explained"))
        .body("errors[0].message", equalTo("Missing: " + point + "."));
    assertThat(consentsOf(subject)).isEqualTo(0);
  }

  @Test
  void needsAnIdempotencyKey() {
    Referred subject = Referred.toShelter("");
    Api.as("umeed-caseworker")
        .body(TO_SHELTER)
        .post("/v1/subjects/{id}/consents", subject.subjectId())
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
    assertThat(consentsOf(subject)).isEqualTo(0);
  }

  @Test
  void anAdultsGuardianCannotConsent() {
    Referred subject = Referred.toShelter("");
    post(
            "umeed-caseworker",
            subject.subjectId(),
            TO_SHELTER.replace(
                "\"givenBy\": \"subject\"",
                "\"givenBy\": \"guardian\", \"guardian\": {\"relationship\": \"parent\"}"))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-giver-not-entitled"))
        .body("errors[0].field", equalTo("givenBy"));
    assertThat(consentsOf(subject)).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"child", "unknown"})
  void forAChildOrAnUnknownAgeAGuardianConsents(String ageClass) {
    String subjectId =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"minimal": true, "receiver": {"agency": "panah-shelter"},
                 "situation": {"country": "PK"}, "subject": {"ageClass": "%s"}}
                """
                    .formatted(ageClass))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("subjectId");
    post("umeed-caseworker", UUID.fromString(subjectId), TO_SHELTER)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-giver-not-entitled"));
    post(
            "umeed-caseworker",
            UUID.fromString(subjectId),
            TO_SHELTER.replace(
                "\"givenBy\": \"subject\"",
                "\"givenBy\": \"guardian\", \"guardian\": {\"relationship\": \"parent\"}"))
        .statusCode(201);
  }

  @Test
  void recordsOnceAndOpensWhatItNames() {
    Referred subject = Referred.toShelter("");
    UUID key = UUID.randomUUID();
    ValidatableResponse first =
        post("umeed-caseworker", subject.subjectId(), key, TO_SHELTER)
            .statusCode(201)
            .header("ETag", "\"0\"")
            .header("Idempotent-Replayed", equalTo(null))
            .body("subjectId", equalTo(subject.subjectId().toString()))
            .body("recordedBy.agency", equalTo("umeed-trust"))
            .body("purposes", contains("protection"))
            .body("categories", contains("identity", "contact"))
            .body("recipients.agencyTypes", contains("shelter"))
            .body("recipients.agencies", contains("insaf-legal-aid"))
            .body("withdrawnAt", equalTo(null));
    String id = first.extract().jsonPath().getString("id");
    first.header(
        "Location", containsString("/v1/subjects/" + subject.subjectId() + "/consents/" + id));
    post("umeed-caseworker", subject.subjectId(), key, TO_SHELTER)
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .body("id", equalTo(id));
    post("umeed-caseworker", subject.subjectId(), key, TO_SHELTER.replace("verbal", "written"))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
    assertThat(consentsOf(subject)).isEqualTo(1);
    assertThat(
            rows.audit(subject.subjectId()).stream()
                .filter(entry -> entry.startsWith("consent.recorded "))
                .peek(entry -> assertThat(entry.contains(id)).as(entry).isTrue())
                .count())
        .isEqualTo(1);
    Api.as("panah-shelter")
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then()
        .statusCode(200)
        .body("fields.identity.fullName", equalTo(subject.planted() + "-name"))
        .body("fields.contact.phone", equalTo(subject.phone()))
        .body("fields.medical", equalTo(null));
  }

  private long consentsOf(Referred subject) {
    return Long.parseLong(
        rows.one(
            "SELECT count(*) FROM consent WHERE subject_id = ?::uuid",
            subject.subjectId().toString()));
  }

  private static ValidatableResponse post(String client, UUID subjectId, String body) {
    return post(client, subjectId, UUID.randomUUID(), body);
  }

  private static ValidatableResponse post(String client, UUID subjectId, UUID key, String body) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/subjects/{id}/consents", subjectId)
        .then();
  }
}
