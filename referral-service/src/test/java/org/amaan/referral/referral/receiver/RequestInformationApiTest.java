package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RequestInformationApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "information-requests",
        "{\"questions\": [\"Which clinic?\", \"When?\"]}",
        "panah-shelter",
        "received",
        List.of("umeed-caseworker"),
        "accepted");
  }

  @Test
  void theQuestionsAreKeptWithTheSubjectAlone() {
    Referred referred = Stages.at("received");
    succeeds(referred, "information-requested").body("allowedMoves", equalTo(List.of()));
    assertThat(newestAudit(referred))
        .isEqualTo(
            "referral.information-requested {\"state\": \"information-requested\", \"questions\":"
                + " 2}");
    assertThat(messages(referred).get(2))
        .isEqualTo("event org.amaan.referral.information-requested.v1");
    assertThat(recipients(referred)).isEqualTo(List.of("umeed-trust/-/referrer/answer"));
    assertThat(notes(referred, "question"))
        .isEqualTo(
            List.of(
                "panah-shelter to umeed-trust: Which clinic?",
                "panah-shelter to umeed-trust: When?"));
    Api.as("umeed-caseworker")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .body("allowedMoves", containsInAnyOrder("answers", "withdrawal"));
  }

  @Test
  void anEmptyQuestionIsNone() {
    Referred referred = Stages.at("received");
    for (String questions : List.of("[]", "[\"\"]", "[\" \"]", "[null]", "[1]", "null")) {
      Stages.move(
              "panah-shelter",
              referred.referralId(),
              "information-requests",
              "{\"questions\": " + questions + "}")
          .statusCode(400);
    }
  }
}
