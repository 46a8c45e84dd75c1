package org.amaan.referral.referral;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedirectReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "redirection",
        "{\"receiver\": {\"agency\": \"insaf-legal-aid\"}}",
        "umeed-caseworker",
        "refused",
        List.of("panah-shelter"),
        "received");
  }

  @Test
  void theNewReceiverHasItAndTheOldOneDoesNot() {
    Referred referred = Stages.at("refused");
    String reference =
        rows.one("SELECT reference FROM referral WHERE id = ?", referred.referralId());
    succeeds(referred, "submitted")
        .body("reference", equalTo(reference))
        .body("receiver.agency", equalTo("insaf-legal-aid"))
        .body("refusal", nullValue());
    assertEquals("referral.redirected {\"state\": \"submitted\"}", newestAudit(referred));
    assertEquals(List.of("insaf-legal-aid/-/-/receive"), recipients(referred));
    Api.as("insaf-legal").get("/v1/referrals/{id}", referred.referralId()).then().statusCode(200);
    Api.as("panah-shelter").get("/v1/referrals/{id}", referred.referralId()).then().statusCode(404);
  }

  @Test
  void orTheProfilePicksOne() {
    Referred referred = Stages.at("refused");
    Stages.move("umeed-caseworker", referred.referralId(), "redirection", "{\"route\": true}")
        .statusCode(200)
        // It would be the shelter, had that not refused.
        .body("receiver.agency", not(equalTo("panah-shelter")));
  }

  @Test
  void anAdultsConsentCountsHereToo() {
    Referred referred = Stages.at("refused");
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"ahtc\"}}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
    assertEquals(
        "refused", rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId()));
  }

  @Test
  void whoeverRefusedIsNotAskedAgain() {
    Referred referred = Stages.at("refused");
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"panah-shelter\"}}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:receiver-has-refused"));
  }

  @Test
  void oneDirectionExactly() {
    Referred referred = Stages.at("refused");
    Stages.move("umeed-caseworker", referred.referralId(), "redirection", "{}").statusCode(400);
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "redirection",
            "{\"route\": true, \"receiver\": {\"agency\": \"ahtc\"}}")
        .statusCode(400);
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "redirection",
            "{\"receiver\": {\"agency\": \"nobody\"}}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-agency"));
  }
}
