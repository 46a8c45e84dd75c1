package org.amaan.casework.assessment;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.assertj.core.api.Assertions;

/** Cases that somebody assesses. All that is found in them is made up. */
abstract class AssessmentTest extends ApiTest {

  static final String DPO = "dpo-ahtc";
  static final String CLOSE = "{\"to\": \"closed\", \"disposition\": \"dismissed\"}";
  static final String REOPEN = "{\"to\": \"under-investigation\", \"reason\": \"review\"}";
  static final String NOTHING_FOUND = "{\"consentMentioned\": false, \"findings\": []}";
  static final String VERSION_1 = "{\"version\": 1}";

  static String assessment(UUID caseId) {
    return "/v1/cases/" + caseId + "/assessment";
  }

  static String assessments(UUID caseId) {
    return assessment(caseId) + "s";
  }

  static String signature(UUID caseId) {
    return assessment(caseId) + "/signature";
  }

  static String body(String... findings) {
    return "{\"consentMentioned\": true, \"findings\": [" + String.join(", ", findings) + "]}";
  }

  static String finding(String element, String value, String reason, String more) {
    return "{\"element\": \"%s\", \"value\": \"%s\", \"reason\": \"%s\"%s}"
        .formatted(element, value, reason, more);
  }

  /** An act, a means and the purpose. */
  static String everything(String reason) {
    return body(
        finding("recruitment", "established", reason, ""),
        finding("deception", "indicated", reason + " of deception", ""),
        finding("purpose-of-organ-removal", "established", reason + " of purpose", ""));
  }

  static String planted() {
    return "planted-" + UUID.randomUUID();
  }

  static ValidatableResponse change(String client, UUID caseId, long version, String body) {
    return as(client)
        .header("If-Match", "\"" + version + "\"")
        .body(body)
        .put(assessment(caseId))
        .then();
  }

  static JsonPath sign(String client, UUID caseId, long version) {
    return post(client, signature(caseId), "{\"version\": " + version + "}")
        .statusCode(201)
        .extract()
        .jsonPath();
  }

  static ValidatableResponse read(String client, UUID caseId) {
    return get(client, assessment(caseId)).statusCode(200);
  }

  static String print(String client, String path) {
    return as(client)
        .accept("text/plain")
        .get(path)
        .then()
        .statusCode(200)
        .contentType(org.hamcrest.Matchers.startsWith("text/plain"))
        .extract()
        .asString();
  }

  /** Refused, and nothing of it is in the database. */
  ValidatableResponse unwritten(
      int status, String type, ValidatableResponse answer, List<Long> before) {
    answer.statusCode(status).body("type", equalTo("urn:amaan:problem:" + type));
    Assertions.assertThat(written()).isEqualTo(before);
    return answer;
  }

  static UUID withAGrant() {
    UUID caseId = open().caseId();
    move(caseId, INVESTIGATE, PROSECUTE);
    return caseId;
  }

  /** Signed once, by an officer; its version is 2. */
  static UUID signedWithAGrant(String body) {
    UUID caseId = withAGrant();
    assess(OFFICER, caseId, body).statusCode(201);
    sign(OFFICER, caseId, 1);
    return caseId;
  }
}
