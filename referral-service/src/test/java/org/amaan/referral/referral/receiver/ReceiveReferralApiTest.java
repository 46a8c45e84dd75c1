package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReceiveReferralApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "receipt", "{}", "panah-shelter", "submitted", List.of("umeed-caseworker"), "received");
  }

  @Test
  void theReferrerHearsOfIt() {
    Referred referred = Stages.at("submitted");
    String due = rows.one("SELECT due_at FROM referral WHERE id = ?", referred.referralId());
    succeeds(referred, "received")
        .body("allowedMoves", containsInAnyOrder("information-requests", "acceptance", "refusal"));
    assertThat(newestAudit(referred)).isEqualTo("referral.received {\"state\": \"received\"}");
    assertThat(messages(referred).get(1)).isEqualTo("event org.amaan.referral.received.v1");
    assertThat(recipients(referred)).isEqualTo(List.of("umeed-trust/-/-/read"));
    assertThat(rows.one("SELECT due_at FROM referral WHERE id = ?", referred.referralId()))
        .as("a receipt buys no time")
        .isEqualTo(due);
  }

  @Test
  void needsNoBody() {
    Referred referred = Stages.at("submitted");
    Api.commandAs("panah-shelter")
        .post("/v1/referrals/{id}/receipt", referred.referralId())
        .then()
        .statusCode(200);
  }
}
