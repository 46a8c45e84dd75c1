package org.amaan.referral.referral.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportFeedbackApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void isForServices() {
    Referred referred = accepted();
    Api.anonymous()
        .body(report(1, "investigating", ""))
        .post("/v1/referrals/{id}/feedback", referred.referralId())
        .then()
        .statusCode(401);
    for (String client :
        List.of("umeed-caseworker", "ahtc-supervisor", "operator", "stranger-ngo")) {
      send(client, referred.referralId(), report(1, "investigating", "")).statusCode(403);
    }
    send("case-service", UUID.randomUUID(), report(1, "investigating", "")).statusCode(404);
    send("case-service", referred.referralId(), "{}").statusCode(400);
    send("case-service", referred.referralId(), report(1, "lost", "")).statusCode(400);
    assertThat(state(referred)).isEqualTo("accepted");
  }

  @Test
  void investigatingPutsItInProgressAndClosingCompletesIt() {
    Referred referred = accepted(Referred.CONSENT_NAMING_UMEED);
    send("case-service", referred.referralId(), report(1, "opened", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("accepted");
    send("case-service", referred.referralId(), report(2, "investigating", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("in-progress");
    send("case-service", referred.referralId(), report(3, "closed", ", \"outcome\": \"served\""))
        .statusCode(204);
    assertThat(state(referred)).isEqualTo("completed");
    assertThat(rows.one("SELECT outcome FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo("served");
    assertThat(
            rows
                .all(
                    "SELECT topic || ' ' || coalesce(payload ->> 'type', payload ->> 'state') FROM"
                        + " outbox_message WHERE aggregate_id = ? ORDER BY id DESC LIMIT 2",
                    referred.referralId())
                .stream()
                .sorted((a, b) -> b.compareTo(a))
                .toList())
        .isEqualTo(List.of("event org.amaan.referral.completed.v1", "case completed"));
    assertThat(rows.audit(referred.referralId()).get(0))
        .isEqualTo("referral.completed {\"state\": \"completed\", \"outcome\": \"served\"}");
  }

  @Test
  void closingAtOnceCompletesAnAcceptedOneToo() {
    Referred referred = accepted();
    send(
            "case-service",
            referred.referralId(),
            report(4, "closed", ", \"disposition\": \"not-trafficking\""))
        .statusCode(204);
    assertThat(state(referred)).isEqualTo("completed");
    assertThat(rows.one("SELECT outcome FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo("not-trafficking");
  }

  @Test
  void aReopenedCaseTakesUpWhatItsClosingCompleted() {
    Referred referred = accepted();
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("completed");
    send("case-service", referred.referralId(), report(4, "investigating", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("in-progress");
    assertThat(rows.one("SELECT outcome FROM referral WHERE id = ?", referred.referralId()))
        .isEqualTo(null);
    assertThat(told(referred)).isEqualTo("in-progress 4");
    assertThat(rows.audit(referred.referralId()).get(0))
        .isEqualTo("referral.started {\"state\": \"in-progress\"}");
    String before = stored(referred);
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    send("case-service", referred.referralId(), report(4, "investigating", "")).statusCode(204);
    assertThat(stored(referred)).isEqualTo(before);
    send("case-service", referred.referralId(), report(5, "closed", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("completed");
  }

  @Test
  void whatItsReceiverCompletedIsNotTheCasesToTakeUp() {
    Referred referred = accepted();
    send("case-service", referred.referralId(), report(2, "investigating", "")).statusCode(204);
    Stages.move("ahtc-supervisor", referred.referralId(), "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    send("case-service", referred.referralId(), report(4, "investigating", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("completed");
  }

  /** The reopening and the closing cross: whoever hears of the other last says so. */
  @Test
  void aReferralThatWasReopenedBeforeItHeardOfTheClosingTellsTheCaseAgain() {
    Referred referred = accepted();
    send("case-service", referred.referralId(), report(2, "investigating", "")).statusCode(204);
    Stages.move("ahtc-supervisor", referred.referralId(), "completion", "{\"outcome\": \"served\"}")
        .statusCode(200);
    Stages.move("ahtc-supervisor", referred.referralId(), "reopening", "{\"reason\": \"Back.\"}")
        .statusCode(200);
    assertThat(told(referred)).isEqualTo("reopened 2");
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("received");
    assertThat(told(referred)).isEqualTo("reopened 3");
    send("case-service", referred.referralId(), report(4, "investigating", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("received");
  }

  @Test
  void aReferralReopenedAfterTheClosingSaysThatItKnowsOfIt() {
    Referred referred = accepted();
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    Stages.move("ahtc-supervisor", referred.referralId(), "reopening", "{\"reason\": \"Back.\"}")
        .statusCode(200);
    assertThat(told(referred)).isEqualTo("reopened 3");
  }

  /** The newest that case-service is told: state and feedback known. */
  private String told(Referred referred) {
    return rows.one(
        "SELECT (payload ->> 'state') || ' ' || (payload ->> 'feedbackSequence') FROM"
            + " outbox_message WHERE aggregate_id = ? AND topic = 'case' ORDER BY sequence DESC"
            + " LIMIT 1",
        referred.referralId());
  }

  @Test
  void inAnyOrderTheNewestWins() {
    Referred referred = accepted();
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    String before = stored(referred);
    send("case-service", referred.referralId(), report(2, "investigating", "")).statusCode(204);
    send("case-service", referred.referralId(), report(3, "closed", "")).statusCode(204);
    assertThat(stored(referred)).isEqualTo(before);
  }

  @Test
  void whatWasWithdrawnStaysWithdrawn() {
    Referred referred = accepted();
    Stages.move("umeed-caseworker", referred.referralId(), "withdrawal", "{\"code\": \"other\"}")
        .statusCode(200);
    send("case-service", referred.referralId(), report(1, "closed", "")).statusCode(204);
    assertThat(state(referred)).isEqualTo("withdrawn");
  }

  private static Referred accepted() {
    return accepted(Referred.CONSENT_TO_POLICE);
  }

  private static Referred accepted(String consent) {
    Referred referred =
        Referred.by("umeed-caseworker", "{\"agency\": \"ahtc\"}", "investigation", consent);
    referred.acceptedWithACase("ahtc-supervisor");
    return referred;
  }

  private String state(Referred referred) {
    return rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId());
  }

  private String stored(Referred referred) {
    return rows.one("SELECT r::text FROM referral r WHERE id = ?", referred.referralId())
        + rows.audit(referred.referralId()).size();
  }

  private static ValidatableResponse send(String client, UUID referral, String body) {
    return Api.as(client).body(body).post("/v1/referrals/{id}/feedback", referral).then();
  }

  private static String report(long sequence, String status, String more) {
    return """
    {"sequence": %d, "caseId": "0192f3a4-0000-7000-8000-0000000000c1", "status": "%s", "at": "2026-03-02T08:00:00Z"%s}
    """
        .formatted(sequence, status, more);
  }
}
