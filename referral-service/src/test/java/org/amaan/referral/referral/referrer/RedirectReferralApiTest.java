package org.amaan.referral.referral.referrer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amaan.referral.referral.state.Move;
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
    assertThat(newestAudit(referred)).isEqualTo("referral.redirected {\"state\": \"submitted\"}");
    assertThat(recipients(referred))
        .isEqualTo(List.of("insaf-legal-aid/-/caseworker+supervisor/receive"));
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
  void routingPassesOverEverybodyWhoHasRefused() {
    Referred referred = Stages.at("refused");
    Set<String> refusers = new HashSet<>(Set.of("panah-shelter"));
    while (true) {
      ValidatableResponse routed =
          Stages.move(
              "umeed-caseworker", referred.referralId(), "redirection", "{\"route\": true}");
      if (routed.extract().statusCode() == 422) {
        routed.body("type", equalTo("urn:amaan:problem:no-route"));
        break;
      }
      String next = routed.statusCode(200).extract().jsonPath().getString("receiver.agency");
      assertThat(refusers.add(next)).as(next + " was asked again").isTrue();
      if (!MEMBERS.containsKey(next)) {
        break; // an agency that another test has entered into the directory
      }
      Stages.move(
              MEMBERS.get(next),
              referred.referralId(),
              "refusal",
              "{\"code\": \"other\", \"text\": \"Full.\"}")
          .statusCode(200);
    }
    assertThat(refusers.size() > 1).as(refusers.toString()).isTrue();
  }

  private static final Map<String, String> MEMBERS =
      Map.of(
          "insaf-legal-aid", "insaf-legal",
          "sehat-hospital", "sehat-integration",
          "darya-hospital", "darya-hospital-integration",
          "hota", "hota-intake",
          "bystander-relief", "stranger-ngo");

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
    assertThat(rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo("refused");
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
