package org.amaan.referral.referral.view;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GetReferralApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/referrals/{id}", UUID.randomUUID()).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"stranger-ngo", "nrm-af", "ahtc-officer-1", "operator", "auditor", "case-service"})
  void whoIsNotPartyFindsNothing(String client) {
    Api.as(client)
        .get("/v1/referrals/{id}", Stages.at("submitted").referralId())
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:referral-not-found"));
  }

  @Test
  void aMalformedIdIsNotFound() {
    Api.as("umeed-caseworker").get("/v1/referrals/1").then().statusCode(404);
  }

  @Test
  void anyMemberOfEitherAgencySeesItWithoutAnythingPersonal() {
    Referred referred = Referred.toPolice();
    for (String client :
        List.of(
            "umeed-caseworker", "umeed-admin", "ahtc-supervisor", "ahtc-officer-1", "dpo-ahtc")) {
      Api.as(client)
          .get("/v1/referrals/{id}", referred.referralId())
          .then()
          .statusCode(200)
          .header("ETag", "\"0\"")
          .header("Cache-Control", "no-store")
          .body("subjectId", equalTo(referred.subjectId().toString()))
          .body(not(containsString(referred.planted())));
    }
  }

  /** What is reported to it by telephone begins with a reference. */
  @Test
  void theCountrysCoordinatorFindsWhatWasSubmittedButNotThePerson() {
    Referred referred = Stages.at("submitted");
    Api.as("nrm-pk")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(200)
        .body("state", equalTo("submitted"))
        .body("allowedMoves", equalTo(List.of()))
        .body(not(containsString(referred.planted())));
    Api.as("nrm-pk")
        .get("/v1/subjects/{id}?purpose=cross-border", referred.subjectId())
        .then()
        .statusCode(404);
    Api.as("nrm-pk")
        .get("/v1/referrals/{id}", Stages.at("draft").referralId())
        .then()
        .statusCode(404);
  }

  @Test
  void theMovesAreTheReaders() {
    Referred referred = Stages.at("completed");
    moves("umeed-caseworker", referred, List.of());
    moves("umeed-admin", referred, List.of());
    moves("panah-shelter", referred, List.of("reopening"));
    moves("nrm-pk", referred, List.of("reopening"));
  }

  @Test
  void whoeverIsAddressedAsAUnitDecidesAsThatUnit() {
    Referred referred =
        Referred.by(
            "umeed-caseworker",
            "{\"agency\": \"lahore-police\", \"unit\": \"lahore-investigation\"}",
            "investigation",
            Referred.CONSENT_TO_POLICE);
    moves("lahore-officer", referred, List.of());
    moves(
        "lahore-supervisor",
        referred,
        List.of("receipt", "information-requests", "acceptance", "refusal"));
  }

  private static void moves(String client, Referred referred, List<String> expected) {
    Api.as(client)
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .statusCode(200)
        .body("allowedMoves", equalTo(expected));
  }
}
