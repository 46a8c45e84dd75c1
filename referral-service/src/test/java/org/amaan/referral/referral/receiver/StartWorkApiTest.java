package org.amaan.referral.referral.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.testing.MoveApiTest;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StartWorkApiTest extends MoveApiTest {

  @Override
  protected Move move() {
    return new Move(
        "start", "{}", "panah-shelter", "accepted", List.of("umeed-caseworker"), "received");
  }

  @Test
  void isNoNewsToAnybody() {
    Referred referred = Stages.at("accepted");
    succeeds(referred, "in-progress").body("allowedMoves", contains("completion"));
    assertThat(newestAudit(referred)).isEqualTo("referral.started {\"state\": \"in-progress\"}");
    assertThat(messages(referred).get(messages(referred).size() - 1))
        .isEqualTo("event org.amaan.referral.accepted.v1");
  }

  @Test
  void theCaseHearsOfIt() {
    Referred referred = Referred.toPolice();
    Stages.move("ahtc-supervisor", referred.referralId(), "acceptance", "{}").statusCode(200);
    Stages.move("ahtc-supervisor", referred.referralId(), "start", "{}").statusCode(200);
    assertThat(messages(referred).get(messages(referred).size() - 1)).isEqualTo("case in-progress");
  }
}
