package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HandoverExpiryTest extends ApiTest {

  @Inject ExpireHandover expire;

  @Test
  void unansweredOfferLapsesAndTheCaseStays() {
    Opened opened = open();
    UUID id = offerFor(opened.caseId(), Duration.ofMinutes(5));
    clock.advance(Duration.ofMinutes(5).plusSeconds(1));
    // Answered too late, perhaps before the timer has come round.
    refusedAsEnded(id);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rows.of("SELECT state FROM handover WHERE id = ?", id).contains("expired"));

    get(OFFICER, "/v1/cases/" + opened.caseId()).body("custodian.agency", equalTo("ahtc"));
    get(LAHORE_SUPERVISOR, "/v1/handovers/" + id).body("state", equalTo("expired"));
    assertThat(audited(opened.caseId()))
        .containsExactly("case.opened", "case.handover-offered", "case.handover-expired");
    assertThat(
            rows.of(
                "SELECT client FROM audit_entry WHERE subject = ? AND action ="
                    + " 'case.handover-expired'",
                opened.caseId()))
        .containsExactly("case-service");
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,recipients}' FROM outbox_message WHERE aggregate_id = ?"
                    + " AND payload ->> 'type' = 'org.amaan.case.handover-expired.v1'",
                opened.caseId()))
        .singleElement()
        .asString()
        .contains("ahtc-islamabad", "lahore-investigation");
  }

  @Test
  void timerOfAnAnsweredOfferDoesNothing() {
    Opened opened = open();
    UUID id = offerFor(opened.caseId(), Duration.ofMinutes(5));
    accept(id);
    clock.advance(Duration.ofMinutes(6));
    expireAsTheTimerDoes(id);
    assertThat(rows.of("SELECT state FROM handover WHERE id = ?", id)).containsExactly("accepted");
    assertThat(audited(opened.caseId()))
        .containsExactly("case.opened", "case.handover-offered", "case.handover-accepted");
  }

  private static void refusedAsEnded(UUID id) {
    post(LAHORE_SUPERVISOR, "/v1/handovers/" + id + "/acceptance", "{}")
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:handover-ended"))
        .body("state", equalTo("expired"));
  }

  private void expireAsTheTimerDoes(UUID id) {
    Acting.asWorker(
        () -> {
          expire.run(id);
          return id;
        });
  }
}
