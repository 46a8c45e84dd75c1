package org.amaan.referral.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.AnotherTransaction;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What time does to data of which nothing goes on any more. */
@QuarkusTest
class EndRetentionTest extends ServiceTest {

  /** Pakistan's profile. */
  private static final Duration KEPT = Duration.ofDays(5 * 365 + 2);

  @Inject SettableClock clock;
  @Inject Rows rows;
  @Inject EndRetention endRetention;
  @Inject OwnersDatabase database;

  /** The test takes its turns itself; the timer's own would hold rows that it looks for. */
  @BeforeEach
  void alone() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                rows.change(
                        "UPDATE scheduled_tasks SET execution_time = now() + interval '100 years'"
                            + " WHERE task_name = 'subject-retention' AND NOT picked")
                    == 1);
  }

  @AfterEach
  void now() {
    clock.reset();
    rows.change("DELETE FROM subject_retention WHERE done_at IS NULL");
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_instance = 'recurring' RETURNING task_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"completed", "withdrawn", "refused", "consent-withdrawn"})
  void whatHasEndedIsErasedInTheEndAndToldBefore(String state) {
    Referred referred = Stages.at(state);
    turn();
    assertThat(told(referred)).isEqualTo(0);
    clock.advance(KEPT.minusDays(20));
    turn();
    turn();
    assertThat(told(referred)).isEqualTo(1);
    assertThat(recipients(referred))
        .isEqualTo(List.of("umeed-trust/data-protection-officer/review"));
    clock.advance(Duration.ofDays(29));
    turn();
    assertThat(erased(referred))
        .as("thirty days after it was told, however late that was")
        .isNull();
    clock.advance(Duration.ofDays(2));
    turn();
    assertThat(erased(referred)).isEqualTo("retention-ended");
    turn();
    assertThat(
            rows.audit(referred.subjectId())
                .get(0)
                .equals("subject.erased {\"reason\": \"retention-ended\"}"))
        .as(rows.audit(referred.subjectId()).toString())
        .isTrue();
    assertThat(rows.one("SELECT owner FROM erasure_journal WHERE owner = ?", referred.subjectId()))
        .isNotNull();
  }

  @Test
  void whatGoesOnIsKept() {
    Referred open = Stages.at("accepted");
    Referred another = Stages.at("completed");
    Api.commandAs("umeed-caseworker")
        .body("{\"state\": \"draft\", \"subjectId\": \"" + another.subjectId() + "\"}")
        .post("/v1/referrals")
        .then()
        .statusCode(201);
    rows.change(
        "UPDATE referral SET expires_at = now() + interval '90 years' WHERE subject_id = ? AND"
            + " state = 'draft'",
        another.subjectId());
    Referred inACase = Stages.at("completed");
    rows.change(
        "UPDATE referral SET case_id = ?, case_status = 'investigating' WHERE id = ?",
        UUID.randomUUID(),
        inACase.referralId());
    clock.advance(KEPT.plusDays(100));
    turn();
    clock.advance(Duration.ofDays(40));
    turn();
    assertThat(erased(open)).isNull();
    assertThat(erased(another)).isNull();
    assertThat(erased(inACase)).isNull();
    assertThat(told(open) + told(another) + told(inACase)).isEqualTo(0);
  }

  @Test
  void aReopeningStopsIt() {
    Referred referred = Stages.at("completed");
    turn();
    clock.advance(KEPT.minusDays(20));
    turn();
    assertThat(told(referred)).isEqualTo(1);
    rows.change(
        "UPDATE referral SET state = 'received', state_since = now() WHERE id = ?",
        referred.referralId());
    clock.advance(Duration.ofDays(40));
    turn();
    assertThat(erased(referred)).isNull();
    assertThat(
            rows.one(
                "SELECT subject_id FROM subject_retention WHERE subject_id = ?",
                referred.subjectId()))
        .isNull();
  }

  @Test
  void aHoldStopsItAndAfterItTheOfficerIsToldAnew() {
    Referred referred = Stages.at("completed");
    turn();
    clock.advance(KEPT.minusDays(20));
    turn();
    String hold =
        Api.commandAs("dpo-umeed")
            .body("{\"authority\": \"Court (fictional)\", \"caseNumber\": \"1\"}")
            .post("/v1/subjects/{id}/legal-holds", referred.subjectId())
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    clock.advance(Duration.ofDays(40));
    turn();
    assertThat(erased(referred)).isNull();
    Api.commandAs("dpo-umeed")
        .body("{\"reason\": \"Over.\"}")
        .post("/v1/subjects/{id}/legal-holds/{hid}/release", referred.subjectId(), hold)
        .then()
        .statusCode(200);
    turn();
    assertThat(erased(referred)).isNull();
    // The first message may have been delivered and swept by now; the audit stays.
    assertThat(
            rows.audit(referred.subjectId()).stream()
                .filter(entry -> entry.startsWith("subject.retention-ending"))
                .count())
        .isEqualTo(2);
    clock.advance(Duration.ofDays(31));
    turn();
    assertThat(erased(referred)).isEqualTo("retention-ended");
  }

  /** Also: it holds the subject before the referral, as everybody does. */
  @Test
  void aHoldThatIsPlacedWhileItErasesStopsIt() throws SQLException {
    Referred referred = Stages.at("completed");
    turn();
    clock.advance(KEPT.minusDays(20));
    turn();
    clock.advance(Duration.ofDays(31));
    try (AnotherTransaction officer = new AnotherTransaction(database)) {
      placesAHold(officer, referred);
      CompletableFuture<Void> turn = CompletableFuture.runAsync(this::turn);
      officer.awaitWaiting(turn::isDone);
      officer.run("SELECT FROM referral WHERE id = ? FOR UPDATE NOWAIT", referred.referralId());
      officer.commit();
      turn.join();
    }
    assertThat(erased(referred)).isNull();
    turn();
    assertThat(erased(referred)).isNull();
    rows.change("DELETE FROM legal_hold WHERE subject_id = ?", referred.subjectId());
  }

  @Test
  void aHoldThatIsPlacedWhileDraftsExpireStopsIt() throws SQLException {
    Referred draft = Stages.at("draft");
    Referred other = Stages.at("draft");
    try (AnotherTransaction officer = new AnotherTransaction(database)) {
      placesAHold(officer, draft);
      clock.advance(Duration.ofDays(31));
      officer.awaitWaiting(() -> !draftsExpireNow());
      officer.run("SELECT FROM referral WHERE id = ? FOR UPDATE NOWAIT", draft.referralId());
      officer.commit();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                draftsExpireNow()
                    && rows.one("SELECT id FROM referral WHERE id = ?", other.referralId())
                        == null);
    assertThat(rows.one("SELECT id FROM referral WHERE id = ?", draft.referralId())).isNotNull();
    assertThat(rows.one("SELECT id FROM subject WHERE id = ?", draft.subjectId())).isNotNull();
    rows.change("DELETE FROM legal_hold WHERE subject_id = ?", draft.subjectId());
  }

  @Test
  void theCoordinatorIsToldWhenTheRecorderIsExcluded() {
    Referred referred = Stages.at("completed");
    turn();
    exclude(referred, "umeed-trust");
    clock.advance(KEPT.minusDays(20));
    turn();
    assertThat(recipients(referred)).isEqualTo(List.of("nrm-pakistan/coordinator/follow-up"));
  }

  @Test
  void nothingIsErasedWhileNobodyCanBeTold() {
    Referred referred = Stages.at("completed");
    turn();
    exclude(referred, "umeed-trust", "nrm-pakistan");
    clock.advance(KEPT.minusDays(20));
    turn();
    clock.advance(Duration.ofDays(60));
    turn();
    turn();
    assertThat(erased(referred)).isNull();
    assertThat(told(referred)).isEqualTo(0);
    rows.change("DELETE FROM exclusion WHERE subject_id = ?", referred.subjectId());
    clock.advance(Duration.ofDays(2));
    turn();
    assertThat(recipients(referred))
        .isEqualTo(List.of("umeed-trust/data-protection-officer/review"));
    clock.advance(Duration.ofDays(29));
    turn();
    assertThat(erased(referred)).isNull();
    clock.advance(Duration.ofDays(2));
    turn();
    assertThat(erased(referred)).isEqualTo("retention-ended");
  }

  @Test
  void aDraftThatIsHeldStays() {
    Referred draft = Stages.at("draft");
    Api.commandAs("dpo-umeed")
        .body("{\"authority\": \"Court (fictional)\", \"caseNumber\": \"1\"}")
        .post("/v1/subjects/{id}/legal-holds", draft.subjectId())
        .then()
        .statusCode(201);
    Referred other = Stages.at("draft");
    clock.advance(Duration.ofDays(31));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                draftsExpireNow()
                    && rows.one("SELECT id FROM referral WHERE id = ?", other.referralId())
                        == null);
    assertThat(rows.one("SELECT id FROM referral WHERE id = ?", draft.referralId())).isNotNull();
    rows.change("DELETE FROM legal_hold WHERE subject_id = ?", draft.subjectId());
  }

  private static void placesAHold(AnotherTransaction officer, Referred referred)
      throws SQLException {
    officer.run("SELECT id FROM subject WHERE id = ? FOR NO KEY UPDATE", referred.subjectId());
    officer.run(
        "INSERT INTO legal_hold (id, version, subject_id, placed_by, placed_at, authority,"
            + " case_number) VALUES (?, 0, ?, 'umeed-trust', now(), '', '')",
        UUID.randomUUID(),
        referred.subjectId());
  }

  private void exclude(Referred referred, String... agencies) {
    for (String agency : agencies) {
      Stages.hide(rows, referred.subjectId(), agency);
    }
  }

  /** The timer's next turn may be in the future that an earlier test made up. */
  private boolean draftsExpireNow() {
    rows.change(
        "UPDATE scheduled_tasks SET execution_time = now()"
            + " WHERE task_name = 'referral-draft-expiry' AND NOT picked");
    return true;
  }

  /** What the timer does once an hour. */
  private void turn() {
    Acting.asWorker(
        () -> {
          all(endRetention::begin);
          all(endRetention::tell);
          all(endRetention::erase);
          return null;
        });
  }

  private static void all(java.util.function.IntUnaryOperator work) {
    int done;
    do {
      done = work.applyAsInt(100);
    } while (done == 100);
  }

  private String erased(Referred referred) {
    return rows.one("SELECT erasure_reason FROM subject WHERE id = ?", referred.subjectId());
  }

  private List<String> recipients(Referred referred) {
    return rows.all(
        "SELECT concat_ws('/', r ->> 'agency', r ->> 'role', r ->> 'action') FROM"
            + " outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r"
            + " WHERE m.payload ->> 'type' = 'org.amaan.referral.retention-ending.v1' AND"
            + " m.payload ->> 'subject' = ?",
        "referrals/" + referred.referralId());
  }

  private int told(Referred referred) {
    return Integer.parseInt(
        rows.one(
            "SELECT count(*) FROM outbox_message WHERE payload ->> 'type' ="
                + " 'org.amaan.referral.retention-ending.v1' AND payload ->> 'subject' = ?",
            "referrals/" + referred.referralId()));
  }
}
