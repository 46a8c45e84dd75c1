package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
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
    assertThat(newestAudit(referred))
        .isEqualTo("referral.completed {\"state\": \"completed\", \"outcome\": \"served\"}");
    assertThat(messages(referred).get(messages(referred).size() - 1))
        .isEqualTo("event org.amaan.referral.completed.v1");
    assertThat(recipients(referred)).isEqualTo(List.of("umeed-trust/-/-/read"));
    assertThat(notes(referred, "completion-remark"))
        .isEqualTo(List.of("panah-shelter to umeed-trust: Settled in."));
  }
}
