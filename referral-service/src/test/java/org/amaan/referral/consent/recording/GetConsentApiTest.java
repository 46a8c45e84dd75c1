package org.amaan.referral.consent.recording;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GetConsentApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous()
        .get("/v1/subjects/{id}/consents/{cid}", UUID.randomUUID(), UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @Test
  void isForTheReferrerOfTheSubject() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    String consent = consentOf(subject);
    get("stranger-ngo", subject, consent).statusCode(404);
    get("panah-shelter", subject, consent).statusCode(403);
    get("umeed-caseworker", subject, consent)
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("id", equalTo(consent))
        .body("method", equalTo("thumbprint"))
        .body("givenAt", equalTo("2026-03-01T09:30:00Z"));
  }

  @Test
  void aConsentOfAnotherSubjectIsNotFound() {
    String other = consentOf(Referred.toShelter(Referred.CONSENT_TO_POLICE));
    Referred subject = Referred.toShelter("");
    get("umeed-caseworker", subject, other)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:consent-not-found"));
    get("umeed-caseworker", subject, UUID.randomUUID().toString()).statusCode(404);
    get("umeed-caseworker", subject, "not-an-id").statusCode(404);
  }

  private static String consentOf(Referred subject) {
    return Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}/consents", subject.subjectId())
        .jsonPath()
        .getString("items[0].id");
  }

  private static ValidatableResponse get(String client, Referred subject, String consent) {
    return Api.as(client)
        .get("/v1/subjects/{id}/consents/{cid}", subject.subjectId(), consent)
        .then();
  }
}
