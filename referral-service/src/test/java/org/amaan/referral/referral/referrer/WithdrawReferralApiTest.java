package org.amaan.referral.referral.referrer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
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
class WithdrawReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "withdrawal",
        "{\"code\": \"need-met\", \"text\": \"Family took her in.\"}",
        "umeed-caseworker",
        "accepted",
        List.of("panah-shelter"),
        "completed");
  }

  @Test
  void theReceiverStops() {
    Referred referred = Stages.at("accepted");
    succeeds(referred, "withdrawn")
        .body("withdrawal.code", equalTo("need-met"))
        .body("dueAt", nullValue())
        .body("allowedMoves", equalTo(List.of()));
    assertThat(newestAudit(referred))
        .isEqualTo("referral.withdrawn {\"code\": \"need-met\", \"state\": \"withdrawn\"}");
    assertThat(messages(referred).get(messages(referred).size() - 1))
        .isEqualTo("event org.amaan.referral.withdrawn.v1");
    assertThat(recipients(referred))
        .isEqualTo(List.of("panah-shelter/-/caseworker+supervisor+investigator+prosecutor/stop"));
    assertThat(notes(referred, "withdrawal-reason"))
        .isEqualTo(List.of("umeed-trust to panah-shelter: Family took her in."));
  }

  @Test
  void everyOpenStateAllowsItAndNoOther() {
    for (String state :
        List.of(
            "submitted",
            "received",
            "information-requested",
            "accepted",
            "refused",
            "in-progress")) {
      send("umeed-caseworker", Stages.at(state)).statusCode(200);
    }
    for (String state : List.of("draft", "completed", "withdrawn", "consent-withdrawn")) {
      send("umeed-caseworker", Stages.at(state)).statusCode(409);
    }
  }

  @Test
  void withConsentEveryReadingEnds() {
    Referred referred = Stages.at("accepted");
    Stages.move(
            "umeed-caseworker",
            referred.referralId(),
            "withdrawal",
            "{\"code\": \"consent-withdrawn\"}")
        .statusCode(200)
        .body("state", equalTo("withdrawn"));
    assertThat(
            rows.one(
                "SELECT count(*) FROM consent WHERE subject_id = ? AND withdrawn_at IS NULL",
                referred.subjectId()))
        .isEqualTo("0");
    Api.as("panah-shelter")
        .get("/v1/subjects/{id}?purpose=protection", referred.subjectId())
        .then()
        .statusCode(404);
  }
}
