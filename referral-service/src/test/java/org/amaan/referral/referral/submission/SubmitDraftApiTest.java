package org.amaan.referral.referral.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
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
class SubmitDraftApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "submission", "{}", "umeed-caseworker", "draft", List.of("umeed-admin"), "submitted");
  }

  @Test
  void theReceiverHearsOfIt() {
    Referred draft = Stages.at("draft");
    Api.as("panah-shelter").get("/v1/referrals/{id}", draft.referralId()).then().statusCode(404);
    succeeds(draft, "submitted")
        .body("reference", notNullValue())
        .body("submittedAt", notNullValue())
        .body("dueAt", notNullValue())
        .body("expiresAt", nullValue())
        .body("allowedMoves", contains("withdrawal"));
    assertThat(newestAudit(draft)).isEqualTo("referral.submitted {\"state\": \"submitted\"}");
    assertThat(messages(draft)).isEqualTo(List.of("event org.amaan.referral.submitted.v1"));
    assertThat(recipients(draft))
        .isEqualTo(List.of("panah-shelter/-/caseworker+supervisor/receive"));
    Api.as("panah-shelter")
        .get("/v1/referrals/{id}", draft.referralId())
        .then()
        .statusCode(200)
        .body(
            "allowedMoves",
            containsInAnyOrder("receipt", "information-requests", "acceptance", "refusal"));
  }

  @Test
  void whatIsMissingIsNamed() {
    var id =
        Api.commandAs("umeed-caseworker")
            .body("{\"state\": \"draft\"}")
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    Api.commandAs("umeed-caseworker")
        .body("{}")
        .post("/v1/referrals/{id}/submission", id)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:referral-incomplete"))
        .body(
            "errors.field",
            contains("receiver", "situation.country", "need", "urgency", "subject"));
    assertThat(rows.one("SELECT state FROM referral WHERE id = ?::uuid", id)).isEqualTo("draft");
  }
}
