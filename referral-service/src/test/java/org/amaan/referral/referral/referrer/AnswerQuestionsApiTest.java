package org.amaan.referral.referral.referrer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnswerQuestionsApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "answers",
        "{\"answers\": [\"Near the bus stand.\"]}",
        "umeed-caseworker",
        "information-requested",
        List.of("panah-shelter"),
        "received");
  }

  @Test
  void theReceiverHearsOfIt() {
    Referred referred = Stages.at("information-requested");
    succeeds(referred, "received");
    assertThat(newestAudit(referred))
        .isEqualTo("referral.answered {\"state\": \"received\", \"answers\": 1}");
    assertThat(messages(referred).get(2)).isEqualTo("event org.amaan.referral.answered.v1");
    assertThat(recipients(referred))
        .isEqualTo(List.of("panah-shelter/-/caseworker+supervisor/decide"));
    assertThat(notes(referred, "answer"))
        .isEqualTo(List.of("umeed-trust to panah-shelter: Near the bus stand."));
  }
}
