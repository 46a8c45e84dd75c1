package org.amaan.referral.referral.receiver;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.model.Move;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompleteReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "completion",
        "{\"outcome\": \"served\", \"text\": \"Settled in.\"}",
        "panah-shelter",
        "in-progress",
        List.of("umeed-caseworker"),
        "accepted");
  }

  @Test
  void theReferrerHearsOfIt() {
    Referred referred = Stages.at("in-progress");
    succeeds(referred, "completed")
        .body("outcome", equalTo("served"))
        .body("dueAt", nullValue())
        .body("allowedMoves", contains("reopening"));
    assertEquals(
        "referral.completed {\"state\": \"completed\", \"outcome\": \"served\"}",
        newestAudit(referred));
    assertEquals(
        "event org.amaan.referral.completed.v1",
        messages(referred).get(messages(referred).size() - 1));
    assertEquals(List.of("umeed-trust/-/-/read"), recipients(referred));
    assertEquals(
        List.of("panah-shelter to umeed-trust: Settled in."), notes(referred, "completion-remark"));
  }
}
