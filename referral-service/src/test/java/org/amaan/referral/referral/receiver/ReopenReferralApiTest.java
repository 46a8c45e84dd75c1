package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReopenReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "reopening",
        "{\"reason\": \"She is back.\"}",
        "panah-shelter",
        "completed",
        List.of("umeed-caseworker"),
        "accepted");
  }

  @Test
  void whatWasTakenBackBeforeItWasAcceptedItsReceiverDoesNotBringBack() {
    for (String before : List.of("submitted", "refused")) {
      Referred referred = Stages.at(before);
      Stages.move(
              "umeed-caseworker",
              referred.referralId(),
              "withdrawal",
              "{\"code\": \"sent-in-error\"}")
          .statusCode(200);
      Stages.move("panah-shelter", referred.referralId(), "reopening", "{\"reason\": \"x\"}")
          .statusCode(403);
      Api.as("panah-shelter")
          .get("/v1/referrals/{id}", referred.referralId())
          .then()
          .body("allowedMoves", org.hamcrest.Matchers.empty());
    }
  }

  @Test
  void bothAgenciesHearOfIt() {
    Referred referred = Stages.at("completed");
    succeeds(referred, "received").body("outcome", nullValue()).body("dueAt", notNullValue());
    assertThat(newestAudit(referred)).isEqualTo("referral.reopened {\"state\": \"received\"}");
    assertThat(messages(referred).get(messages(referred).size() - 1))
        .isEqualTo("event org.amaan.referral.reopened.v1");
    assertThat(recipients(referred))
        .isEqualTo(List.of("panah-shelter/-/caseworker+supervisor/decide", "umeed-trust/-/-/read"));
    assertThat(notes(referred, "reopening-reason"))
        .isEqualTo(List.of("panah-shelter to umeed-trust: She is back."));
  }

  @Test
  void theCountrysCoordinatorMayAndNoOther() {
    for (String state : List.of("completed", "withdrawn")) {
      Referred referred = Stages.at(state);
      send("nrm-af", referred).statusCode(404);
      send("nrm-pk", referred).statusCode(200).body("state", equalTo("received"));
    }
  }

  @Test
  void afterAWithdrawalOfConsentOnlyTheReferrerWithANewOne() {
    Referred referred = Stages.at("consent-withdrawn");
    send("panah-shelter", referred).statusCode(403);
    send("nrm-pk", referred).statusCode(403);
    send("umeed-caseworker", referred)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
    Api.commandAs("umeed-caseworker")
        .body(Stages.CONSENT)
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
    send("umeed-caseworker", referred).statusCode(200).body("state", equalTo("received"));
    assertThat(notes(referred, "reopening-reason"))
        .isEqualTo(List.of("umeed-trust to panah-shelter: She is back."));
  }

  /** It would read again what it was cut off from. */
  @Test
  void whoeverWasLeftForTheSubjectsSafetyDoesNotBringThemBack() {
    for (String code : List.of("safety-risk", "conflict-of-interest")) {
      Referred referred = Stages.at("in-progress");
      Stages.move(
              "umeed-caseworker",
              referred.referralId(),
              "withdrawal",
              "{\"code\": \"" + code + "\"}")
          .statusCode(200)
          .body("state", equalTo("withdrawn"));
      for (String client : List.of("panah-shelter", "nrm-pk")) {
        send(client, referred).statusCode(403);
        Api.as(client)
            .get("/v1/referrals/{id}", referred.referralId())
            .then()
            .body("allowedMoves", org.hamcrest.Matchers.empty());
      }
      Api.as("panah-shelter")
          .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
          .then()
          .statusCode(404);
      send("umeed-caseworker", referred).statusCode(200).body("state", equalTo("received"));
    }
  }

  @Test
  void aNewConsentThatDoesNotNameTheReceiverIsNone() {
    Referred referred = Stages.at("consent-withdrawn");
    Api.commandAs("umeed-caseworker")
        .body(Stages.CONSENT.replace("[\"shelter\"]", "[\"legal-aid\"]"))
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
    send("umeed-caseworker", referred)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
  }

  @Test
  void policeNeedTheAdultsConsentAgain() {
    Referred referred = Referred.toPolice();
    Stages.move("ahtc-supervisor", referred.referralId(), "acceptance", "{\"openCase\": false}")
        .statusCode(200);
    Stages.move("ahtc-supervisor", referred.referralId(), "start", "{}").statusCode(200);
    Stages.move("ahtc-supervisor", referred.referralId(), "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    referred.consentsWithdrawn();
    send("ahtc-supervisor", referred)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:consent-missing"));
    assertThat(rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo("completed");
    Api.commandAs("umeed-caseworker")
        .body(Referred.CONSENT_TO_POLICE)
        .post("/v1/subjects/{id}/consents", referred.subjectId())
        .then()
        .statusCode(201);
    send("ahtc-supervisor", referred).statusCode(200).body("state", equalTo("received"));
  }
}
