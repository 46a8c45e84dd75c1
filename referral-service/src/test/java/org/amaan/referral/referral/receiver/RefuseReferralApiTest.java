package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefuseReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "refusal",
        "{\"code\": \"outside-area\", \"text\": \"Not our district.\", \"suggestedAgency\":"
            + " \"bystander-relief\"}",
        "panah-shelter",
        "received",
        List.of("umeed-caseworker"),
        "accepted");
  }

  @Test
  void fromThenOnItIsTheReferrers() {
    Referred referred = Stages.at("received");
    succeeds(referred, "refused")
        .body("refusal.code", equalTo("outside-area"))
        .body("refusal.suggestedAgency", equalTo("bystander-relief"))
        .body("dueAt", notNullValue())
        .body("allowedMoves", equalTo(List.of()));
    assertThat(newestAudit(referred))
        .isEqualTo("referral.refused {\"code\": \"outside-area\", \"state\": \"refused\"}");
    assertThat(messages(referred).get(2)).isEqualTo("event org.amaan.referral.refused.v1");
    assertThat(recipients(referred)).isEqualTo(List.of("umeed-trust/-/referrer/redirect"));
    assertThat(notes(referred, "refusal-reason"))
        .isEqualTo(List.of("panah-shelter to umeed-trust: Not our district."));
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .body("allowedMoves", containsInAnyOrder("redirection", "withdrawal"));
  }

  @Test
  void anAgencyThatIsSuggestedMustExist() {
    Referred referred = Stages.at("received");
    Stages.move(
            "panah-shelter",
            referred.referralId(),
            "refusal",
            "{\"code\": \"other\", \"text\": \"No.\", \"suggestedAgency\": \"nobody\"}")
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:unknown-agency"))
        .body("errors[0].field", equalTo("suggestedAgency"));
    assertThat(notes(referred, "refusal-reason")).isEqualTo(List.of());
  }
}
