package org.amaan.casework.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MoveCaseApiTest extends ApiTest {

  private static String path(Opened opened) {
    return "/v1/cases/" + opened.caseId() + "/transitions";
  }

  @Test
  void needsATokenAndAKey() {
    Opened opened = open();
    needsToken("POST", path(opened), INVESTIGATE);
    needsIdempotencyKey(OFFICER, path(opened), INVESTIGATE);
  }

  @Test
  void strangersSeeNoCaseAndReadersMayNotMoveIt() {
    Opened opened = open();
    refused(404, "case-not-found", STRANGER, path(opened), INVESTIGATE);
    refused(404, "case-not-found", LAHORE_SUPERVISOR, path(opened), INVESTIGATE);
    refused(404, "case-not-found", PROSECUTOR, path(opened), INVESTIGATE);
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    refused(403, "not-custodian", PROSECUTOR, path(opened), "{\"to\": \"charged\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"to\": \"gone\"}",
        "{\"to\": 3}",
        "{\"to\": \"closed\"}",
        "{\"to\": \"suspended\", \"reason\": \"because he said so\"}",
        "{\"to\": \"under-investigation\", \"disposition\": \"dismissed\"}",
        "{\"to\": \"charged\", \"prosecution\": {\"agency\": \"punjab-prosecution\"}}",
        "{\"to\": \"under-investigation\", \"note\": \"x\"}",
        "[]"
      })
  void malformedBodyIsRefused(String body) {
    refused(400, "invalid-request", OFFICER, path(open()), body);
  }

  @Test
  void wrongStateSaysWhereTheCaseCanGo() {
    Opened opened = open();
    refused(409, "case-move-not-allowed", OFFICER, path(opened), "{\"to\": \"at-trial\"}")
        .body("state", equalTo("open"))
        .body("allowedMoves", contains("under-investigation", "suspended", "closed"));
  }

  @Test
  void rulesOfAMoveAreSaid() {
    Opened opened = open();
    refused(422, "reason-required", OFFICER, path(opened), "{\"to\": \"suspended\"}")
        .body("errors.field", contains("reason"));
    refused(
        422,
        "disposition-not-possible",
        OFFICER,
        path(opened),
        "{\"to\": \"closed\", \"disposition\": \"convicted\"}");
    move(opened.caseId(), INVESTIGATE);
    refused(422, "prosecution-required", OFFICER, path(opened), "{\"to\": \"with-prosecution\"}");
    for (String agency : List.of("ahtc", "no-such-agency")) {
      refused(
              422,
              "not-a-prosecution-agency",
              OFFICER,
              path(opened),
              "{\"to\": \"with-prosecution\", \"prosecution\": {\"agency\": \"" + agency + "\"}}")
          .body("errors.field", contains("prosecution.agency"));
    }
  }

  @Test
  void directoryThatDoesNotAnswerIsOneOfOurFailuresToo() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE);
    clock.advance(Duration.ofSeconds(61));
    peers.fail("/v1/agencies", 500);
    List<Long> before = written();
    post(OFFICER, path(opened), PROSECUTE)
        .statusCode(503)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:amaan:problem:directory-unavailable"));
    assertThat(written()).isEqualTo(before);
    // Visibility and state come first, also then.
    post(STRANGER, path(opened), PROSECUTE).statusCode(404);
    post(OFFICER, path(open()), PROSECUTE).statusCode(409);
  }

  @Test
  void startingTheInvestigationIsToldToTheReferral() {
    Opened opened = open();
    post(OFFICER, path(opened), INVESTIGATE)
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("state", equalTo("under-investigation"));
    assertThat(rows.of("SELECT status FROM case_file WHERE id = ?", opened.caseId()))
        .containsExactly("under-investigation");
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.state-changed");
    assertThat(
            rows.of(
                "SELECT payload ->> 'status' FROM outbox_message WHERE aggregate_id = ? AND topic ="
                    + " 'feedback' ORDER BY sequence",
                opened.referralId()))
        .containsExactly("opened", "investigating");
    assertThat(sent("custody", opened.referralId())).isOne();
    assertThat(sent("event", opened.caseId())).isEqualTo(2);
  }

  @Test
  void goingToTheProsecutionGrantsItReading() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE);
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(404);
    post(OFFICER, path(opened), PROSECUTE).statusCode(200);
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(200);
    assertThat(rows.of("SELECT agency FROM case_grant WHERE case_id = ?", opened.caseId()))
        .containsExactly("punjab-prosecution");
    assertThat(
            rows.of(
                "SELECT payload #>> '{readers,0,agency}' FROM outbox_message WHERE aggregate_id = ?"
                    + " AND topic = 'custody' AND sequence = 2",
                opened.referralId()))
        .containsExactly("punjab-prosecution");
  }

  @Test
  void theGrantEndsWhenTheProsecutionGivesTheCaseBack() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    post(
            OFFICER,
            path(opened),
            "{\"to\": \"under-investigation\", \"reason\": \"returned-by-prosecution\"}")
        .statusCode(200)
        .body("readers", org.hamcrest.Matchers.empty());
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(404);
    get(PROSECUTOR, "/v1/cases/" + opened.caseId() + "/feedback").statusCode(404);
    assertThat(custody(opened)).containsExactly("1 0 false", "2 1 false", "3 0 false");
    refused(422, "prosecution-required", OFFICER, path(opened), "{\"to\": \"with-prosecution\"}");
  }

  @Test
  void closingAndReopeningAreReportedAsCustody() {
    Opened opened = open();
    move(
        opened.caseId(),
        INVESTIGATE,
        PROSECUTE,
        "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
    get(PROSECUTOR, "/v1/cases/" + opened.caseId()).statusCode(200);
    as(REFERRAL_SERVICE)
        .get("/v1/cases/" + opened.caseId() + "/custodian")
        .then()
        .body("closed", equalTo(true));
    move(opened.caseId(), "{\"to\": \"under-investigation\", \"reason\": \"review\"}");
    assertThat(custody(opened)).containsExactly("1 0 false", "2 1 false", "3 1 true", "4 0 false");
  }

  private List<String> custody(Opened opened) {
    return rows.of(
        "SELECT concat_ws(' ', sequence, jsonb_array_length(payload -> 'readers'), payload ->>"
            + " 'closed') FROM outbox_message WHERE aggregate_id = ? AND topic = 'custody' ORDER BY"
            + " sequence",
        opened.referralId());
  }

  @Test
  void wholeLifeToAConvictionAndBack() {
    Opened opened = open();
    move(
        opened.caseId(),
        INVESTIGATE,
        PROSECUTE,
        "{\"to\": \"charged\"}",
        "{\"to\": \"at-trial\"}",
        "{\"to\": \"suspended\", \"reason\": \"awaiting-other-proceedings\"}",
        "{\"to\": \"at-trial\"}",
        "{\"to\": \"closed\", \"disposition\": \"convicted\"}");
    get(OFFICER, "/v1/cases/" + opened.caseId()).body("disposition", equalTo("convicted"));
    assertThat(
            rows.of(
                "SELECT payload ->> 'outcome' FROM outbox_message WHERE aggregate_id = ? AND topic"
                    + " = 'feedback' AND payload ->> 'status' = 'closed'",
                opened.referralId()))
        .containsExactly("case-closed");
    refused(422, "reason-required", OFFICER, path(opened), INVESTIGATE);
    post(OFFICER, path(opened), "{\"to\": \"under-investigation\", \"reason\": \"new-evidence\"}")
        .statusCode(200)
        .body("disposition", nullValue());
  }

  @Test
  void everyReferralLearnsOfTheReopening() {
    Opened opened = open();
    UUID second =
        open(UUID.randomUUID(), report(1, "accepted").attachedTo(opened.caseId())).referralId();
    move(
        opened.caseId(),
        "{\"to\": \"closed\", \"disposition\": \"dismissed\"}",
        "{\"to\": \"under-investigation\", \"reason\": \"new-evidence\"}");
    for (UUID referral : List.of(opened.referralId(), second)) {
      assertThat(
              rows.of(
                  "SELECT (payload ->> 'sequence') || ' ' || (payload ->> 'status') FROM"
                      + " outbox_message WHERE aggregate_id = ? AND topic = 'feedback' ORDER BY"
                      + " sequence",
                  referral))
          .containsExactly("1 opened", "2 closed", "3 investigating");
    }
  }

  @Test
  void feedbackOfAnAttachedReferralSaysSinceWhenItsStatusHolds() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE);
    clock.advance(Duration.ofHours(1));
    UUID second =
        open(UUID.randomUUID(), report(1, "accepted").attachedTo(opened.caseId())).referralId();
    assertThat(
            rows.of(
                "SELECT DISTINCT payload ->> 'at' FROM outbox_message WHERE aggregate_id IN (?, ?)"
                    + " AND topic = 'feedback' AND payload ->> 'status' = 'investigating'",
                opened.referralId(),
                second))
        .hasSize(1);
  }

  @Test
  void caseIsNotClosedWhileAnotherUnitIsAsked() {
    Opened opened = open();
    offer(opened.caseId());
    refused(
        409,
        "handover-pending",
        OFFICER,
        path(opened),
        "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
  }

  @Test
  void ofManyEqualMovesAtOnceOneIsMade() throws Exception {
    Opened opened = open();
    List<Integer> answers =
        atOnce(
            java.util.Collections.nCopies(
                8, () -> post(OFFICER, path(opened), INVESTIGATE).extract().statusCode()));
    assertThat(answers).containsOnlyOnce(200);
    assertThat(answers.stream().filter(s -> s == 409)).hasSize(7);
    assertThat(audited(opened.caseId())).containsExactly("case.opened", "case.state-changed");
  }

  @Test
  void repeatedMoveIsNotMadeTwice() {
    Opened opened = open();
    UUID key = UUID.randomUUID();
    post(OFFICER, key, path(opened), INVESTIGATE).statusCode(200);
    post(OFFICER, key, path(opened), INVESTIGATE)
        .statusCode(200)
        .header("Idempotent-Replayed", "true");
  }
}
