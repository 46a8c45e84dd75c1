package org.amaan.referral.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AnswerWithdrawalNoticeApiTest extends ServiceTest {

  private static final String DELETED = "{\"answer\": \"deleted\"}";
  private static final String KEPT = "{\"answer\": \"kept\", \"ground\": \"court-order\"}";

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous()
        .header("Idempotency-Key", UUID.randomUUID())
        .body(DELETED)
        .post("/v1/withdrawal-notices/{id}/answer", UUID.randomUUID())
        .then()
        .statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "stranger-ngo", "ahtc-supervisor", "nrm-pk", "operator"})
  void whoIsNotAskedFindsNothing(String client) {
    UUID id = Noticed.shelter().id();
    answer(client, id, DELETED)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:withdrawal-notice-not-found"));
    unanswered(id);
  }

  @Test
  void aNoticeThatIsNotThereIsNotFound() {
    answer("panah-shelter", UUID.randomUUID(), DELETED).statusCode(404);
  }

  @Test
  void notEveryRoleOfTheAgencyAnswers() {
    UUID id = Noticed.recorder().id();
    answer("umeed-admin", id, DELETED)
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    unanswered(id);
    answer("dpo-umeed", id, DELETED).statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                    | answer",
        "{\"answer\": \"burnt\"}                               | answer",
        "{\"answer\": \"kept\"}                                | ground",
        "{\"answer\": \"kept\", \"ground\": null}              | ground",
        "{\"answer\": \"kept\", \"ground\": \"curiosity\"}     | ground",
        "{\"answer\": \"deleted\", \"ground\": \"court-order\"}| ground",
        "{\"answer\": \"deleted\", \"why\": \"asked\"}         | why"
      })
  void refusesWhatTheContractDoesNotKnow(String body, String field) {
    UUID id = Noticed.shelter().id();
    answer("panah-shelter", id, body).statusCode(400).body("errors[0].field", equalTo(field));
    unanswered(id);
  }

  @Test
  void needsAKey() {
    Api.as("panah-shelter")
        .body(DELETED)
        .post("/v1/withdrawal-notices/{id}/answer", Noticed.shelter().id())
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void deletionIsConfirmed() {
    Noticed notice = Noticed.shelter();
    answer("panah-shelter", notice.id(), DELETED)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("id", equalTo(notice.id().toString()))
        .body("state", equalTo("answered"))
        .body("answer", equalTo("deleted"))
        .body("ground", nullValue())
        .body("answeredAt", notNullValue());
    assertThat(stored(notice, "answer")).isEqualTo("deleted");
    assertThat(stored(notice, "ground")).isNull();
    assertThat(rows.audit(notice.referred().subjectId()).get(0))
        .isEqualTo(
            "withdrawal-notice.answered {\"answer\": \"deleted\", \"noticeId\": \"%s\"}"
                .formatted(notice.id()));
  }

  @Test
  void keepingStandsOnAGround() {
    Noticed notice = Noticed.police();
    answer("ahtc-officer-1", notice.id(), KEPT)
        .statusCode(200)
        .body("answer", equalTo("kept"))
        .body("ground", equalTo("court-order"));
    assertThat(stored(notice, "ground")).isEqualTo("court-order");
    assertThat(rows.audit(notice.referred().subjectId()).get(0))
        .isEqualTo(
            "withdrawal-notice.answered {\"answer\": \"kept\", \"ground\": \"court-order\", \"noticeId\": \"%s\"}"
                .formatted(notice.id()));
  }

  @Test
  void isDoneOnceAndForGood() {
    Noticed notice = Noticed.shelter();
    UUID key = UUID.randomUUID();
    answer("panah-shelter", notice.id(), DELETED, key).statusCode(200);
    answer("panah-shelter", notice.id(), DELETED, key)
        .statusCode(200)
        .header("Idempotent-Replayed", "true");
    answer("panah-shelter", notice.id(), KEPT, key)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:idempotency-key-reused"));
    answer("panah-shelter", notice.id(), KEPT)
        .statusCode(409)
        .body("type", equalTo("urn:amaan:problem:withdrawal-notice-answered"));
    assertThat(stored(notice, "answer")).isEqualTo("deleted");
    assertThat(
            rows.audit(notice.referred().subjectId()).stream()
                .filter(entry -> entry.startsWith("withdrawal-notice.answered "))
                .count())
        .isEqualTo(1);
  }

  @Test
  void theGroundsAreThoseOfTheContract() {
    assertThat(Arrays.stream(KeepingGround.values()).map(KeepingGround::value).toList())
        .isEqualTo(
            Stream.of(org.amaan.referral.api.model.KeepingGround.values())
                .map(Object::toString)
                .toList());
    for (String ground : List.of("statutory-retention", "vital-interest")) {
      answer(
              "panah-shelter",
              Noticed.shelter().id(),
              "{\"answer\": \"kept\", \"ground\": \"" + ground + "\"}")
          .statusCode(200);
    }
  }

  private String stored(Noticed notice, String column) {
    return rows.one("SELECT " + column + " FROM withdrawal_notice WHERE id = ?", notice.id());
  }

  private void unanswered(UUID id) {
    assertThat(
            rows.one("SELECT id FROM withdrawal_notice WHERE id = ? AND answered_at IS NULL", id))
        .isEqualTo(id.toString());
  }

  private static ValidatableResponse answer(String client, UUID id, String body) {
    return answer(client, id, body, UUID.randomUUID());
  }

  private static ValidatableResponse answer(String client, UUID id, String body, UUID key) {
    return Api.as(client)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/withdrawal-notices/{id}/answer", id)
        .then();
  }
}
