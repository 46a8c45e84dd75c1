package org.amaan.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReturnAssessmentApiTest extends AssessmentTest {

  @Test
  void needsATokenAndAKey() {
    String path = path(open().caseId());
    needsToken("POST", path, questions(2, "Why?"));
    needsIdempotencyKey(PROSECUTOR, path, questions(2, "Why?"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"version\": 2}",
        "{\"version\": 2, \"questions\": []}",
        "{\"version\": 2, \"questions\": [\"\"]}",
        "{\"version\": 2, \"questions\": [\" \"]}",
        "{\"version\": 2, \"questions\": [null]}",
        "{\"version\": 2, \"questions\": \"Why?\"}",
        "{\"version\": 0, \"questions\": [\"Why?\"]}",
        "{\"questions\": [\"Why?\"]}",
        "{\"version\": 2, \"questions\": [\"Why?\"], \"to\": \"ahtc\"}"
      })
  void whatDoesNotFitTheContractIsRefused(String body) {
    refused(400, "invalid-request", PROSECUTOR, path(signedWithAGrant(NOTHING_FOUND)), body);
  }

  @Test
  void twentyQuestionsOfTwoThousandCharactersAndNotOneMore() {
    UUID caseId = signedWithAGrant(NOTHING_FOUND);
    String[] many = new String[21];
    java.util.Arrays.fill(many, "Why?");
    refused(400, "invalid-request", PROSECUTOR, path(caseId), questions(2, many));
    refused(400, "invalid-request", PROSECUTOR, path(caseId), questions(2, "x".repeat(2_001)));
    String[] most = new String[20];
    java.util.Arrays.fill(most, "x".repeat(2_000));
    post(PROSECUTOR, path(caseId), questions(2, most)).statusCode(201);
  }

  @Test
  void theUnitIsAskedAndAnswersWithANewAssessment() {
    UUID caseId = signedWithAGrant(everything("x"));
    String question = planted();
    String id =
        post(PROSECUTOR, path(caseId), questions(2, question, "And since when?"))
            .statusCode(201)
            .body("questions", nullValue())
            .extract()
            .path("assessmentId");
    read(OFFICER, caseId)
        .body("state", equalTo("returned"))
        .body("returned.agency", equalTo("punjab-prosecution"))
        .body("returned.person", nullValue())
        .body("returned.questions", contains(question, "And since when?"))
        .body("findings[0].reason", equalTo("x"));
    read(PROSECUTOR, caseId).body("returned.person", notNullValue());
    assertThat(print(OFFICER, assessment(caseId)))
        .contains("by punjab-prosecution.\n 1. " + question + "\n 2. And since when?\n");
    get(OFFICER, assessments(caseId)).body("items[0].returnedAt", notNullValue());

    change(OFFICER, caseId, 2, everything("y")).statusCode(200).body("supersedes", equalTo(id));
    sign(OFFICER, caseId, 3);
    read(OFFICER, caseId).body("state", equalTo("signed")).body("returned", nullValue());
    get(OFFICER, assessments(caseId) + "/" + id)
        .body("state", equalTo("superseded"))
        .body("returned.questions", hasItem(question));
  }

  @Test
  void alertInboxAndTimelineSayThatItWasReturnedAndNotWhatWasAsked() {
    UUID caseId = signedWithAGrant(NOTHING_FOUND);
    String question = planted();
    post(PROSECUTOR, path(caseId), questions(2, question)).statusCode(201);
    get(OFFICER, "/v1/cases/" + caseId + "/timeline")
        .body("items[0].action", equalTo("assessment-returned"))
        .body("items[0].agency", equalTo("punjab-prosecution"));
    assertThat(rows.count("inbox_entry", "case_id = ? AND change = 'assessment-returned'", caseId))
        .isOne();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                !peers
                    .received(
                        message ->
                            message.body().contains("assessment-returned")
                                && message.body().contains(caseId.toString()))
                    .isEmpty());
    String event =
        peers
            .received(
                message ->
                    message.body().contains("assessment-returned")
                        && message.body().contains(caseId.toString()))
            .get(0)
            .body();
    assertThat(event)
        .contains("org.amaan.case.assessment-returned.v1")
        .contains("\"agency\":\"ahtc\"")
        .contains("answer-questions")
        .doesNotContain("planted");
    for (String table :
        rows.of(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
      assertThat(rows.count(table + " t", "t::text LIKE ?", "%" + question + "%"))
          .as(table)
          .isZero();
    }
  }

  /** As after a restore without the keys. */
  @Test
  void theProsecutionAsksAlsoWhenTheKeyOfTheCaseIsGone() {
    UUID caseId = signedWithAGrant(NOTHING_FOUND);
    rows.change("UPDATE case_key SET erased_at = now() WHERE case_id = ?", caseId);
    post(PROSECUTOR, path(caseId), questions(2, "Why?")).statusCode(201);
    read(OFFICER, caseId).body("returned.questions", contains("Why?"));
  }

  @Test
  void isForAProsecutorWithAGrant() {
    UUID caseId = signedWithAGrant(NOTHING_FOUND);
    refused(403, "not-permitted", OFFICER, path(caseId), questions(2, "Why?"));
    refused(403, "not-permitted", SUPERVISOR, path(caseId), questions(2, "Why?"));
    refused(404, "case-not-found", LAHORE_SUPERVISOR, path(caseId), questions(2, "Why?"));
    refused(404, "case-not-found", STRANGER, path(caseId), questions(2, "Why?"));
    UUID notGranted = open().caseId();
    refused(404, "case-not-found", PROSECUTOR, path(notGranted), questions(2, "Why?"));
  }

  @Test
  void onlyWhatIsSignedAndWasReadAndOnce() {
    UUID caseId = withAGrant();
    refused(404, "assessment-not-found", PROSECUTOR, path(caseId), questions(1, "Why?"));
    assess(OFFICER, caseId, NOTHING_FOUND).statusCode(201);
    refused(409, "assessment-not-signed", PROSECUTOR, path(caseId), questions(1, "Why?"));
    sign(OFFICER, caseId, 1);
    refused(409, "assessment-changed", PROSECUTOR, path(caseId), questions(1, "Why?"))
        .body("currentVersion", equalTo(2));
    UUID key = UUID.randomUUID();
    post(PROSECUTOR, key, path(caseId), questions(2, "Why?")).statusCode(201);
    post(PROSECUTOR, key, path(caseId), questions(2, "Why?"))
        .statusCode(201)
        .header("Idempotent-Replayed", "true");
    refused(409, "assessment-returned", PROSECUTOR, path(caseId), questions(2, "Why?"));
  }

  @Test
  void aClosedCaseShowsNoQuestionsAndTakesNone() {
    UUID caseId = signedWithAGrant(NOTHING_FOUND);
    post(PROSECUTOR, path(caseId), questions(2, planted())).statusCode(201);
    move(caseId, CLOSE);
    refused(409, "case-closed", PROSECUTOR, path(caseId), questions(2, "Why?"));
    read(OFFICER, caseId)
        .body("returned.questions", nullValue())
        .body("returned.withheld", equalTo("case-closed"));
    assertThat(print(OFFICER, assessment(caseId)))
        .contains("[questions withheld]")
        .doesNotContain("planted");
  }

  private static String path(UUID caseId) {
    return assessment(caseId) + "/return";
  }

  private static String questions(long version, String... questions) {
    return "{\"version\": %d, \"questions\": [\"%s\"]}"
        .formatted(version, String.join("\", \"", questions));
  }
}
