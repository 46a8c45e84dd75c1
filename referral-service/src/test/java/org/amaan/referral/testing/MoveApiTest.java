package org.amaan.referral.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.subject.record.OpenedNotes;
import org.junit.jupiter.api.Test;

/**
 * What every command below a referral has in common: its refusals, each of which writes nothing.
 */
public abstract class MoveApiTest extends ServiceTest {

  /**
   * @param command the path below the referral
   * @param by a client that may send it
   * @param from a state that allows it
   * @param notBy clients that see the referral and may not
   * @param notFrom a state that does not allow it
   */
  public record Move(
      String command, String body, String by, String from, List<String> notBy, String notFrom) {}

  @Inject protected Rows rows;
  @Inject OpenedNotes notes;

  protected abstract Move move();

  @Test
  void needsAToken() {
    Referred referred = Stages.at(move().from());
    assertUnchanged(
        referred,
        () ->
            Api.anonymous()
                .header("Idempotency-Key", UUID.randomUUID())
                .body(move().body())
                .post(path(), referred.referralId())
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:amaan:problem:no-valid-token")));
  }

  @Test
  void strangersFindNothing() {
    Referred referred = Stages.at(move().from());
    for (String client : List.of("stranger-ngo", "ahtc-supervisor", "nrm-af", "operator")) {
      assertUnchanged(
          referred,
          () ->
              send(client, referred)
                  .statusCode(404)
                  .body("type", equalTo("urn:amaan:problem:referral-not-found")));
    }
    Api.commandAs(move().by())
        .body(move().body())
        .post(path(), UUID.randomUUID())
        .then()
        .statusCode(404);
    Api.commandAs(move().by()).body(move().body()).post(path(), "no-uuid").then().statusCode(404);
  }

  @Test
  void othersMayNot() {
    Referred referred = Stages.at(move().from());
    for (String client : move().notBy()) {
      assertUnchanged(
          referred,
          () ->
              send(client, referred)
                  .statusCode(403)
                  .body("type", equalTo("urn:amaan:problem:not-permitted")));
    }
  }

  @Test
  void whatDoesNotFitTheContractIsRefused() {
    Referred referred = Stages.at(move().from());
    assertUnchanged(
        referred,
        () ->
            Api.as(move().by())
                .body(move().body())
                .post(path(), referred.referralId())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key")));
    for (String body : List.of("{\"surplus\": 1}", "[]", "\"text\"", "{")) {
      assertUnchanged(
          referred,
          () ->
              Stages.move(move().by(), referred.referralId(), move().command(), body)
                  .statusCode(400)
                  .body("type", equalTo("urn:amaan:problem:invalid-request")));
    }
    assertUnchanged(
        referred,
        () ->
            Api.commandAs(move().by())
                .contentType("text/plain")
                .body(move().body())
                .post(path(), referred.referralId())
                .then()
                .statusCode(415));
    assertUnchanged(
        referred,
        () ->
            Stages.move(
                    move().by(),
                    referred.referralId(),
                    move().command(),
                    "{\"surplus\": \"" + "x".repeat(300_000) + "\"}")
                .statusCode(413));
  }

  @Test
  void theStateMustAllowIt() {
    Referred referred = Stages.at(move().notFrom());
    assertUnchanged(
        referred,
        () ->
            send(move().by(), referred)
                .statusCode(409)
                .body("type", equalTo("urn:amaan:problem:move-not-allowed"))
                .body("allowedMoves", not(hasItem(move().command()))));
  }

  @Test
  void isDoneOnce() {
    Referred referred = Stages.at(move().from());
    UUID key = UUID.randomUUID();
    String first = withKey(key, referred).statusCode(200).extract().asString();
    assertUnchanged(
        referred,
        () -> {
          String again =
              withKey(key, referred)
                  .statusCode(200)
                  .header("Idempotent-Replayed", "true")
                  .extract()
                  .asString();
          assertThat(again).isEqualTo(first);
        });
    Referred other = Stages.at(move().from());
    assertUnchanged(
        other,
        () ->
            withKey(key, other)
                .statusCode(422)
                .body("type", equalTo("urn:amaan:problem:idempotency-key-reused")));
  }

  protected ValidatableResponse send(String client, Referred referred) {
    return Stages.move(client, referred.referralId(), move().command(), move().body());
  }

  /** Sends the command from its state as the client that may, and expects the state after it. */
  protected ValidatableResponse succeeds(Referred referred, String stateAfter) {
    ValidatableResponse answer =
        send(move().by(), referred).statusCode(200).body("state", equalTo(stateAfter));
    String version = answer.extract().jsonPath().getString("version");
    answer.header("ETag", equalTo("\"" + version + "\""));
    assertThat(
            rows.one("SELECT state FROM referral WHERE id = ?", referred.referralId())
                .replace("consent-withdrawn", "withdrawn"))
        .isEqualTo(stateAfter.equals("withdrawn") ? "withdrawn" : stateAfter);
    return answer;
  }

  /**
   * The messages about a referral in the order in which they were sent: topic, then type or state.
   */
  protected List<String> messages(Referred referred) {
    return rows.all(
        "SELECT topic || ' ' || coalesce(payload ->> 'type', payload ->> 'state')"
            + " FROM outbox_message WHERE aggregate_id = ? ORDER BY created_at, id",
        referred.referralId());
  }

  /** Whom the newest event alerts, as {@code agency/unit/role/action}. */
  protected List<String> recipients(Referred referred) {
    return rows.all(
        """
        SELECT concat_ws('/', r ->> 'agency', coalesce(r ->> 'unit', '-'), coalesce(r ->> 'role', (SELECT string_agg(x, '+') FROM jsonb_array_elements_text(r -> 'roles') x), '-'),
          r ->> 'action')
        FROM (SELECT payload FROM outbox_message WHERE aggregate_id = ? AND topic = 'event'
          ORDER BY created_at DESC, id DESC LIMIT 1) newest, jsonb_array_elements(payload -> 'data' -> 'recipients') r
        """,
        referred.referralId());
  }

  protected String newestAudit(Referred referred) {
    return rows.audit(referred.referralId()).get(0);
  }

  /** How often a text that was written about the subject is kept as a note of this kind. */
  protected List<String> notes(Referred referred, String kind) {
    return notes.of(referred.subjectId(), referred.referralId(), kind);
  }

  private ValidatableResponse withKey(UUID key, Referred referred) {
    return Api.as(move().by())
        .header("Idempotency-Key", key)
        .body(move().body())
        .post(path(), referred.referralId())
        .then();
  }

  private String path() {
    return "/v1/referrals/{id}/" + move().command();
  }

  private void assertUnchanged(Referred referred, Runnable call) {
    List<String> before = stored(referred);
    call.run();
    assertThat(stored(referred)).isEqualTo(before);
  }

  private List<String> stored(Referred referred) {
    return List.of(
        rows.one("SELECT (state, version)::text FROM referral WHERE id = ?", referred.referralId()),
        String.valueOf(rows.audit(referred.referralId()).size()),
        String.valueOf(messages(referred).size()),
        rows.one("SELECT count(*) FROM subject_note WHERE referral_id = ?", referred.referralId()));
  }
}
