package org.amaan.referral.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Whatever changes a subject and its referrals holds the subject first: two such commands wait for
 * each other and never crosswise.
 */
@QuarkusTest
class LockOrderTest extends ServiceTest {

  @Inject OwnersDatabase database;
  @Inject Rows rows;

  @Test
  void aWithdrawalThatTakesTheConsentsBack() throws SQLException {
    Referred referred = Stages.at("submitted");
    holdsTheSubjectFirst(
        referred,
        () ->
            Api.commandAs("umeed-caseworker")
                .body("{\"code\": \"consent-withdrawn\"}")
                .post("/v1/referrals/{id}/withdrawal", referred.referralId()));
  }

  @Test
  void aCorrectionThatTheReferralsFollow() throws SQLException {
    Referred referred = Stages.at("submitted");
    holdsTheSubjectFirst(
        referred,
        () ->
            Api.patchAs("umeed-caseworker")
                .header("If-Match", "\"0\"")
                .body("{\"ageClass\": \"unknown\", \"identity\": {\"birthDate\": null}}")
                .patch("/v1/subjects/{id}", referred.subjectId()));
  }

  @Test
  void aWithdrawnConsent() throws SQLException {
    Referred referred = Stages.at("submitted");
    UUID consent =
        UUID.fromString(
            rows.one("SELECT id FROM consent WHERE subject_id = ?", referred.subjectId()));
    holdsTheSubjectFirst(
        referred,
        () ->
            Api.commandAs("umeed-caseworker")
                .body("{}")
                .post(
                    "/v1/subjects/{id}/consents/{cid}/withdrawal", referred.subjectId(), consent));
  }

  private interface Command {
    Response send();
  }

  /** While another holds the subject the command waits, and the referral is free for that other. */
  private void holdsTheSubjectFirst(Referred referred, Command command) throws SQLException {
    Tokens.of("umeed-caseworker");
    CompletableFuture<Response> answer;
    try (Connection other = database.getConnection()) {
      other.setAutoCommit(false);
      hold(other, "SELECT id FROM subject WHERE id = ? FOR UPDATE", referred.subjectId());
      answer = CompletableFuture.supplyAsync(command::send);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> waitingFor(other) == 1 || answer.isDone());
      hold(other, "SELECT id FROM referral WHERE id = ? FOR UPDATE NOWAIT", referred.referralId());
      other.rollback();
    }
    assertEquals(200, answer.join().statusCode(), answer.join().asString());
  }

  private static void hold(Connection connection, String sql, UUID id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      statement.executeQuery().close();
    }
  }

  private int waitingFor(Connection holder) throws SQLException {
    int pid = number(holder, "SELECT pg_backend_pid()");
    try (Connection observer = database.getConnection()) {
      return number(
          observer,
          "SELECT count(*) FROM pg_stat_activity WHERE " + pid + " = ANY(pg_blocking_pids(pid))");
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
