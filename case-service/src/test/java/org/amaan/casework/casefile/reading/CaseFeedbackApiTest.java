package org.amaan.casework.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CaseFeedbackApiTest extends ApiTest {

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/cases/" + open().caseId() + "/feedback", "");
  }

  @Test
  void strangersSeeNoCase() {
    Opened opened = open();
    offer(opened.caseId());
    for (String client : List.of(STRANGER, LAHORE_SUPERVISOR, PROSECUTOR, "dpo-ahtc")) {
      get(client, "/v1/cases/" + opened.caseId() + "/feedback").statusCode(404);
    }
  }

  @Test
  void formerCustodianSeesTheCoarseStateAndNothingElse() {
    Opened opened = open();
    accept(offer(opened.caseId()));
    String path = "/v1/cases/" + opened.caseId();
    Map<String, Object> shown =
        get(OFFICER, path + "/feedback").statusCode(200).extract().jsonPath().getMap("$");
    assertThat(shown.keySet()).containsExactlyInAnyOrder("caseId", "reference", "status", "since");
    assertThat(shown).containsEntry("status", "opened");

    post(LAHORE_OFFICER, path + "/transitions", INVESTIGATE).statusCode(200);
    get(OFFICER, path + "/feedback").body("status", equalTo("investigating"));
    for (String elsewhere : List.of("", "/timeline")) {
      get(OFFICER, path + elsewhere).statusCode(404);
    }
    refused(404, "case-not-found", OFFICER, path + "/assignment", "{}");
    refused(404, "case-not-found", SUPERVISOR, path + "/handovers", TO_LAHORE);
    refused(404, "case-not-found", SUPERVISOR, path + "/transitions", INVESTIGATE);
  }

  @Test
  void whoeverReadsTheCaseReadsItsFeedback() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    for (String client : List.of(OFFICER, PROSECUTOR)) {
      get(client, "/v1/cases/" + opened.caseId() + "/feedback")
          .statusCode(200)
          .body("status", equalTo("prosecuting"));
    }
  }
}
