package org.amaan.referral.referral.referrer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.model.Move;
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
    assertEquals(
        "referral.answered {\"state\": \"received\", \"answers\": 1}", newestAudit(referred));
    assertEquals("event org.amaan.referral.answered.v1", messages(referred).get(2));
    assertEquals(List.of("panah-shelter/-/caseworker+supervisor/decide"), recipients(referred));
    assertEquals(
        List.of("umeed-trust to panah-shelter: Near the bus stand."), notes(referred, "answer"));
  }
}
