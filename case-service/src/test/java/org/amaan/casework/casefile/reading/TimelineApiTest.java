package org.amaan.casework.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TimelineApiTest extends ApiTest {

  private static String path(Opened opened) {
    return "/v1/cases/" + opened.caseId() + "/timeline";
  }

  @Test
  void needsAToken() {
    needsToken("GET", path(open()), "");
  }

  @Test
  void strangersSeeNoCase() {
    get(STRANGER, path(open())).statusCode(404);
    get(LAHORE_SUPERVISOR, path(open())).statusCode(404);
  }

  @Test
  void malformedQueryIsRefused() {
    Opened opened = open();
    get(OFFICER, path(opened) + "?limit=0").statusCode(400);
    get(OFFICER, path(opened) + "?cursor=x").statusCode(400);
  }

  @Test
  void tellsWhatHappenedAndWhichAgencyDidItButNoPerson() {
    Opened opened = open();
    post(OFFICER, "/v1/cases/" + opened.caseId() + "/assignment", "{}").statusCode(200);
    assertThat(
            get(OFFICER, path(opened))
                .body("items.action", contains("assigned", "opened"))
                .extract()
                .asString())
        .doesNotContain(OFFICER)
        .doesNotContain("person");
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    accept(offer(opened.caseId()));

    String shown =
        get(LAHORE_OFFICER, path(opened))
            .statusCode(200)
            .body(
                "items.action",
                contains(
                    "handover-accepted",
                    "handover-offered",
                    "state-changed",
                    "state-changed",
                    "opened"))
            .body("items[0].agency", equalTo("lahore-police"))
            .body("items[0].details.to.unit", equalTo("lahore-investigation"))
            .body("items[4].agency", nullValue())
            .extract()
            .asString();
    assertThat(shown).doesNotContain(OFFICER).doesNotContain("person");
    get(PROSECUTOR, path(opened)).statusCode(200);
  }

  @Test
  void pages() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE);
    String next =
        get(OFFICER, path(opened) + "?limit=1")
            .body("items.action", contains("state-changed"))
            .extract()
            .path("next");
    get(OFFICER, path(opened) + "?limit=1&cursor=" + next)
        .body("items.action", contains("opened"))
        .body("next", nullValue());
  }
}
