package org.amaan.referral.subject.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.referral.testing.AnotherTransaction;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever changes a subject and its referrals holds the subject first: two such commands wait for
 * each other and never crosswise.
 */
@QuarkusTest
class LockOrderTest extends ServiceTest {

  @Inject OwnersDatabase database;
  @Inject Rows rows;

  @ParameterizedTest
  @ValueSource(strings = {"consent-withdrawn", "need-met"})
  void aWithdrawal(String code) throws SQLException {
    Referred referred = Stages.at("submitted");
    holdsTheSubjectFirst(
        referred,
        () ->
            Api.commandAs("umeed-caseworker")
                .body("{\"code\": \"" + code + "\"}")
                .post("/v1/referrals/{id}/withdrawal", referred.referralId()));
  }

  @Test
  void aRefusal() throws SQLException {
    Referred referred = Stages.at("received");
    holdsTheSubjectFirst(
        referred,
        "panah-shelter",
        () ->
            Api.commandAs("panah-shelter")
                .body("{\"code\": \"no-capacity\", \"text\": \"Full.\"}")
                .post("/v1/referrals/{id}/refusal", referred.referralId()));
  }

  /** What its sender is told rests on the consents that it reads. */
  @Test
  void anAcceptance() throws SQLException {
    Referred referred = Stages.at("received");
    holdsTheSubjectFirst(
        referred,
        "panah-shelter",
        () ->
            Api.commandAs("panah-shelter")
                .body("{}")
                .post("/v1/referrals/{id}/acceptance", referred.referralId()));
  }

  @Test
  void aRedirection() throws SQLException {
    Referred referred = Stages.at("refused");
    holdsTheSubjectFirst(
        referred,
        () ->
            Api.commandAs("umeed-caseworker")
                .body("{\"receiver\": {\"agency\": \"bystander-relief\"}}")
                .post("/v1/referrals/{id}/redirection", referred.referralId()));
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

  /** A move holds its referral and then writes a note about the subject: it does not wait. */
  @Test
  void aMoveWhileAReflectionPeriodIsStarted() throws SQLException {
    Referred referred = Stages.at("received");
    Tokens.of("panah-shelter");
    CompletableFuture<Response> answer;
    try (AnotherTransaction other = new AnotherTransaction(database)) {
      other.run("SELECT hold_subject(?)", referred.subjectId());
      answer =
          CompletableFuture.supplyAsync(
              () ->
                  Api.commandAs("panah-shelter")
                      .body("{\"questions\": [\"Where?\"]}")
                      .post("/v1/referrals/{id}/information-requests", referred.referralId()));
      other.awaitWaiting(answer::isDone);
      assertThat(answer.isDone()).as("it waits for whoever holds the subject").isTrue();
    }
    assertThat(answer.join().statusCode()).as(answer.join().asString()).isEqualTo(200);
  }

  private interface Command {
    Response send();
  }

  /** While another holds the subject the command waits, and the referral is free for that other. */
  private void holdsTheSubjectFirst(Referred referred, Command command) throws SQLException {
    holdsTheSubjectFirst(referred, "umeed-caseworker", command);
  }

  private void holdsTheSubjectFirst(Referred referred, String client, Command command)
      throws SQLException {
    Tokens.of(client);
    CompletableFuture<Response> answer;
    try (AnotherTransaction other = new AnotherTransaction(database)) {
      other.run("SELECT id FROM subject WHERE id = ? FOR UPDATE", referred.subjectId());
      answer = CompletableFuture.supplyAsync(command::send);
      other.awaitWaiting(answer::isDone);
      other.run("SELECT id FROM referral WHERE id = ? FOR UPDATE NOWAIT", referred.referralId());
    }
    assertThat(answer.join().statusCode()).as(answer.join().asString()).isEqualTo(200);
  }
}
