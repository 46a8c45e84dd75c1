package org.amaan.referral.referral.feedback;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GetFeedbackApiTest extends ServiceTest {

  @Test
  void isForTheReferrer() {
    Referred referred = Stages.at("submitted");
    Api.anonymous()
        .get("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(401);
    Api.as("stranger-ngo")
        .get("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(404);
    Api.as("panah-shelter")
        .get("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(403);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/feedback", UUID.randomUUID())
        .then()
        .statusCode(404);
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/feedback", Stages.at("draft").referralId())
        .then()
        .statusCode(404);
  }

  @Test
  void followsTheCaseWhenAConsentNamesTheReferrer() {
    Referred referred =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"ahtc\"}",
            "investigation",
            Referred.CONSENT_NAMING_UMEED);
    status(referred, "sent");
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    status(referred, "accepted");
    report(referred, caseId, 1, "investigating");
    status(referred, "investigating");
    report(referred, caseId, 2, "prosecuting");
    status(referred, "investigating");
    report(referred, caseId, 3, "closed");
    status(referred, "closed");
  }

  @Test
  void elseItSaysThatItWasAcceptedAndNoMore() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    status(referred, "accepted");
    report(referred, caseId, 1, "investigating");
    status(referred, "accepted");
    report(referred, caseId, 2, "closed");
    status(referred, "accepted");
  }

  @Test
  void andFallsSilentWhenThatConsentIsWithdrawn() {
    Referred referred =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"ahtc\"}",
            "investigation",
            Referred.CONSENT_NAMING_UMEED);
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    report(referred, caseId, 1, "investigating");
    status(referred, "investigating");
    String consent =
        Api.as("umeed-caseworker")
            .get("/v1/subjects/{id}/consents", referred.subjectId())
            .jsonPath()
            .getString("items[0].id");
    Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/subjects/{id}/consents/{cid}/withdrawal", referred.subjectId(), consent)
        .then()
        .statusCode(200);
    status(referred, "accepted");
  }

  private static void report(Referred referred, UUID caseId, int sequence, String status) {
    Api.as("case-service")
        .body(
            """
            {"sequence": %d, "caseId": "%s", "status": "%s", "at": "2026-11-24T10:00:00Z"}
            """
                .formatted(sequence, caseId, status))
        .post("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(204);
  }

  private static void status(Referred referred, String expected) {
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(200)
        .body("status", equalTo(expected));
  }
}
