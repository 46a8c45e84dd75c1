package org.amaan.casework.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssignCaseApiTest extends ApiTest {

  private static String path(Opened opened) {
    return "/v1/cases/" + opened.caseId() + "/assignment";
  }

  private static String to(String person) {
    return "{\"person\": \"" + person + "\"}";
  }

  @Test
  void needsATokenAndAKey() {
    Opened opened = open();
    needsToken("POST", path(opened), "{}");
    needsIdempotencyKey(OFFICER, path(opened), "{}");
  }

  @Test
  void strangersSeeNoCase() {
    Opened opened = open();
    for (String client : List.of(STRANGER, LAHORE_SUPERVISOR, PROSECUTOR, REFERRAL_SERVICE)) {
      refused(404, "case-not-found", client, path(opened), "{}");
    }
  }

  @Test
  void readersMayNotWorkOnIt() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    refused(403, "not-custodian", PROSECUTOR, path(opened), "{}");
  }

  @Test
  void onlySupervisorsAssignOthers() {
    refused(403, "not-permitted", OFFICER, path(open()), to(OTHER_OFFICER));
  }

  @Test
  void malformedBodyIsRefused() {
    Opened opened = open();
    refused(400, "invalid-request", OFFICER, path(opened), "{\"person\": \"a b\"}")
        .body("errors.field", hasItem("person"));
    refused(400, "invalid-request", OFFICER, path(opened), "{\"who\": \"x\"}");
    refused(400, "invalid-request", OFFICER, path(opened), "{");
    as(OFFICER)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType("text/plain")
        .body("x")
        .post(path(opened))
        .then()
        .statusCode(415);
  }

  @Test
  void claimTakesTheCase() {
    Opened opened = open();
    post(OFFICER, path(opened), "{}")
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("assignee", equalTo(OFFICER));
    assertThat(rows.of("SELECT assignee FROM case_file WHERE id = ?", opened.caseId()))
        .containsExactly(OFFICER);
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.assigned");
    assertThat(
            rows.of(
                "SELECT person FROM audit_entry WHERE subject = ? AND action = 'case.assigned'",
                opened.caseId()))
        .containsExactly(OFFICER);
    assertThat(
            rows.of(
                "SELECT payload ->> 'type' FROM outbox_message WHERE aggregate_id = ? ORDER BY created_at, id",
                opened.caseId()))
        .containsExactly("org.amaan.case.opened.v1", "org.amaan.case.assigned.v1");
  }

  @Test
  void bodyMayBeLeftOut() {
    Opened opened = open();
    as(OFFICER)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .post(path(opened))
        .then()
        .statusCode(200)
        .body("assignee", equalTo(OFFICER));
  }

  @Test
  void secondClaimComesTooLate() {
    Opened opened = open();
    post(OFFICER, path(opened), "{}").statusCode(200);
    refused(409, "case-already-assigned", OTHER_OFFICER, path(opened), "{}");
    refused(409, "case-already-assigned", SUPERVISOR, path(opened), "{}");
  }

  @Test
  void supervisorAssignsAlsoWhenItIsTaken() {
    Opened opened = open();
    post(OFFICER, path(opened), "{}").statusCode(200);
    post(SUPERVISOR, path(opened), to(OTHER_OFFICER))
        .statusCode(200)
        .body("assignee", equalTo(OTHER_OFFICER));
  }

  @Test
  void closedCaseIsNotAssigned() {
    Opened opened = open();
    move(opened.caseId(), "{\"to\": \"closed\", \"disposition\": \"not-trafficking\"}");
    refused(409, "case-closed", OFFICER, path(opened), "{}")
        .body("allowedMoves", hasItem("under-investigation"));
  }

  @Test
  void repeatedRequestGivesTheSameAnswer() {
    Opened opened = open();
    UUID key = UUID.randomUUID();
    String first = post(OFFICER, key, path(opened), "{}").statusCode(200).extract().asString();
    String again =
        post(OFFICER, key, path(opened), "{}")
            .statusCode(200)
            .header("Idempotent-Replayed", "true")
            .extract()
            .asString();
    assertThat(again).isEqualTo(first);
    post(OFFICER, key, path(opened), to(OFFICER)).statusCode(422);
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.assigned");
  }

  @Test
  void ofManyClaimsAtOnceOneWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      Opened opened = open();
      List<Callable<Integer>> claims = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String officer = i % 2 == 0 ? OFFICER : OTHER_OFFICER;
        claims.add(() -> post(officer, path(opened), "{}").extract().statusCode());
      }
      List<Integer> answers = atOnce(claims);
      assertThat(answers).containsOnlyOnce(200);
      assertThat(answers.stream().filter(s -> s == 409)).hasSize(7);
      assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.assigned");
    }
  }
}
