package org.amaan.casework.custody;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AcceptHandoverApiTest extends ApiTest {

  private static String path(UUID handover) {
    return "/v1/handovers/" + handover + "/acceptance";
  }

  @Test
  void needsATokenAndAKey() {
    UUID id = offer(open().caseId());
    needsToken("POST", path(id), "{}");
    needsIdempotencyKey(LAHORE_SUPERVISOR, path(id), "{}");
  }

  @Test
  void isForASupervisorOfTheOfferedUnit() {
    UUID id = offer(open().caseId());
    refused(404, "handover-not-found", STRANGER, path(id), "{}");
    refused(404, "handover-not-found", LAHORE_SUPERVISOR, path(UUID.randomUUID()), "{}");
    refused(403, "not-permitted", LAHORE_OFFICER, path(id), "{}");
    refused(403, "not-offered", SUPERVISOR, path(id), "{}");
  }

  @Test
  void malformedBodyIsRefused() {
    UUID id = offer(open().caseId());
    refused(400, "invalid-request", LAHORE_SUPERVISOR, path(id), "{\"why\": \"x\"}");
    refused(400, "invalid-request", LAHORE_SUPERVISOR, path(id), "[1]");
    refused(400, "invalid-request", LAHORE_SUPERVISOR, path(id), "{");
  }

  @Test
  void endedOfferIsNotAccepted() {
    UUID id = offer(open().caseId());
    post(OFFICER, "/v1/handovers/" + id + "/cancellation", "{}").statusCode(200);
    refused(409, "handover-ended", LAHORE_SUPERVISOR, path(id), "{}")
        .body("state", equalTo("cancelled"));
  }

  @Test
  void custodyAndTasksMoveTogether() {
    Opened opened = open();
    post(OFFICER, "/v1/cases/" + opened.caseId() + "/assignment", "{}").statusCode(200);
    UUID id = offer(opened.caseId());
    post(LAHORE_SUPERVISOR, path(id), "{}")
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("state", equalTo("accepted"));

    get(LAHORE_OFFICER, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("$", not(hasKey("assignee")))
        .body("$", not(hasKey("pendingHandover")));
    assertThat(
            rows.of(
                "SELECT unit FROM custody_period WHERE case_id = ? AND until IS NULL",
                opened.caseId()))
        .containsExactly("lahore-investigation");
    assertThat(rows.count("custody_period", "case_id = ?", opened.caseId())).isEqualTo(2);
    assertThat(audited(opened.caseId()))
        .containsExactly(
            "case.opened", "case.assigned", "case.handover-offered", "case.handover-accepted");
    assertThat(
            rows.of(
                "SELECT payload #>> '{custodian,unit}' FROM outbox_message WHERE aggregate_id = ?"
                    + " AND topic = 'custody' ORDER BY sequence",
                opened.referralId()))
        .containsExactly("ahtc-islamabad", "lahore-investigation");
    // To the referrer nothing has changed.
    assertThat(sent("feedback", opened.referralId())).isOne();
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,link}' FROM outbox_message WHERE aggregate_id = ? AND"
                    + " payload ->> 'type' = 'org.amaan.case.handover-accepted.v1' ORDER BY 1",
                opened.caseId()))
        .satisfiesExactly(
            taker -> assertThat(taker).endsWith("/v1/cases/" + opened.caseId()),
            giver -> assertThat(giver).endsWith("/v1/cases/" + opened.caseId() + "/feedback"));
  }

  @Test
  void everyReferralOfTheCaseLearnsTheNewCustodian() {
    Opened opened = open();
    Opened second = open(UUID.randomUUID(), report(1, "accepted").attachedTo(opened.caseId()));
    accept(offer(opened.caseId()));
    for (UUID referral : List.of(opened.referralId(), second.referralId())) {
      assertThat(sent("custody", referral)).isEqualTo(2);
    }
  }

  @Test
  void ofManyAcceptancesAtOnceOneWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      Opened opened = open();
      UUID id = offer(opened.caseId());
      List<Integer> answers =
          atOnce(nCopies(8, () -> post(LAHORE_SUPERVISOR, path(id), "{}").extract().statusCode()));
      assertThat(answers).containsOnlyOnce(200);
      assertThat(answers.stream().filter(s -> s == 409)).hasSize(7);
      assertThat(rows.count("custody_period", "case_id = ?", opened.caseId())).isEqualTo(2);
      assertThat(sent("custody", opened.referralId())).isEqualTo(2);
    }
  }

  @Test
  void acceptanceRefusalAndCancellationAtOnceEndItOneWay() throws Exception {
    for (int round = 0; round < 5; round++) {
      Opened opened = open();
      UUID id = offer(opened.caseId());
      String base = "/v1/handovers/" + id;
      List<Callable<Integer>> calls = new ArrayList<>();
      calls.add(() -> post(LAHORE_SUPERVISOR, path(id), "{}").extract().statusCode());
      calls.add(
          () ->
              post(LAHORE_SUPERVISOR, base + "/refusal", "{\"reason\": \"no-capacity\"}")
                  .extract()
                  .statusCode());
      calls.add(() -> post(OFFICER, base + "/cancellation", "{}").extract().statusCode());
      List<Integer> answers = atOnce(calls);
      assertThat(answers).containsOnlyOnce(200);
      // The giver of a case that has just gone sees nothing any more, hence 404.
      assertThat(answers.subList(0, 2)).allMatch(s -> s == 200 || s == 409);
      assertThat(answers.get(2)).isIn(200, 409, 404);
      assertThat(rows.count("custody_period", "case_id = ? AND until IS NULL", opened.caseId()))
          .isOne();
    }
  }
}
