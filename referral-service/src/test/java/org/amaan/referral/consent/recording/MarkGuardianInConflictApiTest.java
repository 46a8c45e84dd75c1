package org.amaan.referral.consent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Guarded;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MarkGuardianInConflictApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{}")
        .post(Guarded.child().consentPath() + "/guardian-conflict")
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({"stranger-ngo, 404", "operator, 404", "umeed-admin, 403"})
  void onlyAReferrerOfTheChildMay(String client, int status) {
    Guarded child = Guarded.child();
    mark(client, child).statusCode(status);
    Api.as("umeed-caseworker").get(child.consentPath()).then().body("withdrawnAt", nullValue());
  }

  @Test
  void theConsentStopsCountingAndReadersAreAskedButTheChildHasTakenNothingBack() {
    Guarded child = Guarded.child();
    new Referred(child.referralId(), child.subjectId(), "")
        .heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", "investigation", child).body("fields.identity", notNullValue());
    mark("umeed-caseworker", child)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("withdrawnAt", notNullValue())
        .body("withdrawalReason", equalTo("guardian-in-conflict"))
        .body("withdrawalRecordedBy.agency", equalTo("umeed-trust"))
        .body("guardianRelationship", equalTo("parent"));
    read("ahtc-officer-1", "investigation", child)
        .body("fields.identity", nullValue())
        .body("withheld.reason", hasItem("consent-giver-not-entitled"));
    read("umeed-caseworker", "protection", child).body("fields.identity", notNullValue());
    assertThat(
            rows.audit(child.subjectId())
                .contains(
                    "consent.guardian-in-conflict {\"consentId\": \"%s\"}"
                        .formatted(child.consentId())))
        .isTrue();
    assertThat(
            rows.one(
                "SELECT agency FROM withdrawal_notice WHERE subject_id = ?", child.subjectId()))
        .isEqualTo("ahtc");
    mark("umeed-caseworker", child)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:consent-already-withdrawn"));
    // an appointed guardian instead
    Api.commandAs("umeed-caseworker")
        .body(Guarded.CONSENT.replace("\"parent\"", "\"appointed-guardian\""))
        .post("/v1/subjects/{id}/consents", child.subjectId())
        .then()
        .statusCode(201);
    read("ahtc-officer-1", "investigation", child).body("fields.identity", notNullValue());
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}/consents", child.subjectId())
        .then()
        .body(
            "items.guardianRelationship",
            equalTo(java.util.List.of("appointed-guardian", "parent")))
        .body("items[1].withdrawalReason", equalTo("guardian-in-conflict"));
  }

  @Test
  void theSubjectsOwnConsentHasNoGuardian() {
    Referred adult = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    String consent = rows.one("SELECT id FROM consent WHERE subject_id = ?", adult.subjectId());
    Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/guardian-conflict", adult.subjectId(), consent)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:not-a-guardians-consent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"conflictOfInterest", "namedInCase"})
  void aGuardianKnownToBeInConflictCannotConsent(String why) {
    Guarded child = Guarded.child();
    for (String relationship : java.util.List.of("parent", "appointed-guardian")) {
      Api.commandAs("umeed-caseworker")
          .body(
              Guarded.CONSENT.replace(
                  "{\"relationship\": \"parent\"}",
                  "{\"relationship\": \"%s\", \"%s\": true}".formatted(relationship, why)))
          .post("/v1/subjects/{id}/consents", child.subjectId())
          .then()
          .statusCode(422)
          .body("type", equalTo("urn:amaan:problem:guardian-in-conflict"))
          .body("errors[0].field", equalTo("guardian." + why));
    }
    assertThat(rows.count("consent WHERE subject_id = '" + child.subjectId() + "'")).isEqualTo(1);
  }

  @Test
  void aGuardianSaysWhatTheyAreToTheChild() {
    Guarded child = Guarded.child();
    post(child, Guarded.CONSENT.replace(", \"guardian\": {\"relationship\": \"parent\"}", ""))
        .statusCode(400)
        .body("errors[0].field", equalTo("guardian"));
    post(child, Guarded.CONSENT.replace("\"relationship\": \"parent\"", ""))
        .statusCode(400)
        .body("errors[0].field", equalTo("guardian.relationship"));
    post(child, Guarded.CONSENT.replace("\"parent\"", "\"neighbour\"")).statusCode(400);
    post(child, Guarded.CONSENT.replace("\"givenBy\": \"guardian\"", "\"givenBy\": \"subject\""))
        .statusCode(400)
        .body("errors[0].field", equalTo("guardian"));
  }

  private static ValidatableResponse post(Guarded child, String body) {
    return Api.commandAs("umeed-caseworker")
        .body(body)
        .post("/v1/subjects/{id}/consents", child.subjectId())
        .then();
  }

  private static ValidatableResponse mark(String client, Guarded child) {
    return Api.commandAs(client).body("{}").post(child.consentPath() + "/guardian-conflict").then();
  }

  private static ValidatableResponse read(String client, String purpose, Guarded child) {
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose={purpose}", child.subjectId(), purpose)
        .then()
        .statusCode(200);
  }
}
