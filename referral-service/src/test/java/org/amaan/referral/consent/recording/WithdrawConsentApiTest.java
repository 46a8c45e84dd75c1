package org.amaan.referral.consent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WithdrawConsentApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/withdrawal", UUID.randomUUID(), UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "ahtc-supervisor", "operator"})
  void whoIsNotConcernedFindsNothing(String client) {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    withdraw(client, subject, consentOf(subject)).statusCode(404);
    stillInForce(subject);
  }

  @ParameterizedTest
  @ValueSource(strings = {"panah-shelter", "umeed-admin"})
  void onlyItsReferrerMay(String client) {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    withdraw(client, subject, consentOf(subject)).statusCode(403);
    stillInForce(subject);
  }

  @Test
  void aConsentOfAnotherSubjectIsNotFound() {
    Referred other = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    Referred subject = Referred.toShelter("");
    withdraw("umeed-caseworker", subject, consentOf(other))
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:consent-not-found"));
    stillInForce(other);
  }

  @Test
  void takesNoFieldsAndNeedsAKey() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    Api.commandAs("umeed-caseworker")
        .body("{\"why\": \"afraid\"}")
        .post(
            "/v1/subjects/{id}/consents/{cid}/withdrawal", subject.subjectId(), consentOf(subject))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("why"));
    Api.as("umeed-caseworker")
        .body("{}")
        .post(
            "/v1/subjects/{id}/consents/{cid}/withdrawal", subject.subjectId(), consentOf(subject))
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
    stillInForce(subject);
  }

  @Test
  void stopsEveryFurtherReadingAtOnce() {
    Referred subject = Referred.toPolice();
    subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject, "investigation").body("fields.identity", notNullValue());
    String consent = consentOf(subject);
    withdraw("umeed-caseworker", subject, consent)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo(consent))
        .body("withdrawnAt", notNullValue());
    assertThat(
            rows.audit(subject.subjectId())
                .contains("consent.withdrawn {\"consentId\": \"%s\"}".formatted(consent)))
        .isTrue();
    read("ahtc-officer-1", subject, "investigation")
        .body("fields", equalTo(Map.of()))
        .body("sex", equalTo(null))
        .body("withheld.reason", hasItem("consent-withdrawn"));
    // it was the last one: the recording agency is no exception, also for what was never consented
    // to
    read("umeed-caseworker", subject, "protection")
        .body("fields", equalTo(Map.of()))
        .body("withheld.reason", everyItem(equalTo("consent-withdrawn")));
    assertThat(rows.one("SELECT withdrawal_recorded_by FROM consent WHERE id = ?::uuid", consent))
        .isEqualTo("umeed-trust");
  }

  @Test
  void isDoneOnceAndForGood() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    String consent = consentOf(subject);
    UUID key = UUID.randomUUID();
    withdraw("umeed-caseworker", subject, consent, key).statusCode(200);
    withdraw("umeed-caseworker", subject, consent, key)
        .statusCode(200)
        .header("Idempotent-Replayed", "true");
    withdraw("umeed-caseworker", subject, consent)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:consent-already-withdrawn"));
    assertThat(
            rows.audit(subject.subjectId()).stream()
                .filter(entry -> entry.startsWith("consent.withdrawn "))
                .count())
        .isEqualTo(1);
  }

  @Test
  void aNewConsentOpensAgain() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    withdraw("umeed-caseworker", subject, consentOf(subject)).statusCode(200);
    read("panah-shelter", subject, "protection").body("fields", equalTo(Map.of()));
    Api.commandAs("umeed-caseworker")
        .body(Referred.CONSENT_TO_POLICE)
        .post("/v1/subjects/{id}/consents", subject.subjectId())
        .then()
        .statusCode(201);
    read("panah-shelter", subject, "protection").body("fields.identity", notNullValue());
  }

  private void stillInForce(Referred subject) {
    assertThat(
            rows.one(
                "SELECT id FROM consent WHERE subject_id = ?::uuid AND withdrawn_at IS NULL",
                subject.subjectId().toString()))
        .isNotNull();
  }

  private static ValidatableResponse read(String client, Referred subject, String purpose) {
    return Api.as(client)
        .get("/v1/subjects/{id}?purpose={purpose}", subject.subjectId(), purpose)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse withdraw(String client, Referred subject, String consent) {
    return withdraw(client, subject, consent, UUID.randomUUID());
  }

  private static ValidatableResponse withdraw(
      String client, Referred subject, String consent, UUID key) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/withdrawal", subject.subjectId(), consent)
        .then();
  }

  private static String consentOf(Referred subject) {
    return Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}/consents", subject.subjectId())
        .jsonPath()
        .getString("items[0].id");
  }
}
