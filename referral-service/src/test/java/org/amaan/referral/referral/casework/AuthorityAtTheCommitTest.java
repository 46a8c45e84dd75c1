package org.amaan.referral.referral.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.referral.testing.AnotherTransaction;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that rests on custody which ended a moment ago is refused. */
@QuarkusTest
class AuthorityAtTheCommitTest extends ServiceTest {

  private static final String OFFICER = "ahtc-officer-1";
  private static final String PROBLEM = "urn:amaan:problem:";

  @Inject Rows rows;
  @Inject OwnersDatabase database;

  private Referred referred;
  private UUID caseId;

  @BeforeEach
  void held() {
    referred = Referred.toPolice();
    caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
  }

  /** case-service has moved it on; its report is still on the way. */
  private void handedOverUnreported() {
    Peers.custodian(caseId, 2, "lahore-police", "lahore-investigation");
  }

  @Test
  void whoHandedTheCaseOverRefersNobodyOutOfIt() {
    String draft = onward("\"state\": \"draft\",").statusCode(201).extract().path("id");
    handedOverUnreported();
    String before = referrals();
    onward("").statusCode(422).body("type", equalTo(PROBLEM + "unknown-case"));
    onward("\"state\": \"draft\",").statusCode(422);
    Stages.move(OFFICER, UUID.fromString(draft), "submission", "{}")
        .statusCode(422)
        .body("type", equalTo(PROBLEM + "unknown-case"));
    assertThat(referrals()).isEqualTo(before);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    onward("lahore-officer", "").statusCode(201);
  }

  @Test
  void whatItSentBeforeIsItsNoMore() {
    UUID help = UUID.fromString(onward("").statusCode(201).extract().path("id"));
    Stages.move("panah-shelter", help, "information-requests", "{\"questions\": [\"Who?\"]}")
        .statusCode(200);
    handedOverUnreported();
    String etag = Api.as(OFFICER).get("/v1/referrals/{id}", help).header("ETag");
    for (Map.Entry<String, String> command :
        Map.of(
                "answers", "{\"answers\": [\"She.\"]}",
                "withdrawal", "{\"code\": \"safety-risk\"}",
                "redirection", "{\"route\": true}")
            .entrySet()) {
      Stages.move(OFFICER, help, command.getKey(), command.getValue())
          .statusCode(404)
          .body("type", equalTo(PROBLEM + "referral-not-found"));
    }
    Api.patchAs(OFFICER)
        .header("If-Match", etag)
        .body("{\"urgency\": \"immediate-danger\"}")
        .patch("/v1/referrals/{id}", help)
        .then()
        .statusCode(404);
    // The case that it took on has gone, too.
    Stages.move("ahtc-supervisor", referred.referralId(), "start", "{}").statusCode(404);
    assertThat(rows.one("SELECT state FROM referral WHERE id = ?", help))
        .isEqualTo("information-requested");
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    Stages.move("lahore-supervisor", help, "answers", "{\"answers\": [\"She.\"]}").statusCode(200);
  }

  @Test
  void whoseTheCaseIsMustBeKnown() {
    String before = referrals();
    Peers.answer(Peers.custodianPath(caseId), 503, "{}");
    onward("").statusCode(503).body("type", equalTo(PROBLEM + "custody-unconfirmed"));
    assertThat(referrals()).isEqualTo(before);
  }

  /** The report has begun to be written when the command looks. */
  @Test
  void aReportThatIsBeingWrittenIsWaitedFor() throws Exception {
    try (AnotherTransaction report = new AnotherTransaction(database)) {
      report.run(
          "UPDATE case_custody SET agency = 'lahore-police', unit = 'lahore-investigation',"
              + " sequence = 2 WHERE case_id = ?",
          caseId);
      var sent = CompletableFuture.supplyAsync(() -> onward("").extract().statusCode());
      report.awaitWaiting(sent::isDone);
      report.commit();
      assertThat(sent.get()).isEqualTo(422);
    }
  }

  /** Written after the report was sent and before it came: who refers out of a case is the case. */
  @Test
  void whatWasSentMeanwhileMovesWithCustody() {
    UUID help = UUID.fromString(onward("").statusCode(201).extract().path("id"));
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    assertThat(sender(help)).isEqualTo("lahore-police");
    // One that an earlier report missed.
    rows.change("UPDATE referral SET from_case_agency = NULL WHERE id = ?", help);
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    assertThat(sender(help)).isEqualTo("lahore-police");
    Api.as("lahore-officer").get("/v1/referrals/{id}", help).then().statusCode(200);
    Api.as(OFFICER).get("/v1/referrals/{id}", help).then().statusCode(404);
  }

  /** It was sent after the report had begun and is committed while the report waits for it. */
  @Test
  void whatIsSentWhileTheReportWaitsMovesWithCustody() throws Exception {
    UUID help = UUID.fromString(onward("").statusCode(201).extract().path("id"));
    rows.change("UPDATE referral SET from_case_id = NULL WHERE id = ?", help);
    try (AnotherTransaction sending = new AnotherTransaction(database)) {
      sending.run("SELECT 1 FROM case_custody WHERE case_id = ? FOR SHARE", caseId);
      sending.run("UPDATE referral SET from_case_id = ? WHERE id = ?", caseId, help);
      var report =
          CompletableFuture.runAsync(
              () -> referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation"));
      sending.awaitWaiting(report::isDone);
      sending.commit();
      report.get();
    }
    assertThat(sender(help)).isEqualTo("lahore-police");
    Api.as("lahore-officer").get("/v1/referrals/{id}", help).then().statusCode(200);
    Api.as(OFFICER).get("/v1/referrals/{id}", help).then().statusCode(404);
  }

  private ValidatableResponse onward(String more) {
    return onward(OFFICER, more);
  }

  private ValidatableResponse onward(String client, String more) {
    return Api.commandAs(client)
        .body(
            """
            {%s "receiver": {"agency": "panah-shelter"}, "need": "protection",
             "urgency": "routine", "situation": {"country": "PK"}, "subjectId": "%s", "caseId": "%s"}
            """
                .formatted(more, referred.subjectId(), caseId))
        .post("/v1/referrals")
        .then();
  }

  private String sender(UUID id) {
    return rows.one("SELECT sending_agency FROM referral WHERE id = ?", id);
  }

  private String referrals() {
    return rows.one("SELECT count(*) FROM referral WHERE subject_id = ?", referred.subjectId());
  }
}
