package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GetHandoverApiTest extends ApiTest {

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/handovers/" + offer(open().caseId()), "");
  }

  @Test
  void strangersSeeNoHandover() {
    UUID id = offer(open().caseId());
    for (String client : List.of(STRANGER, PROSECUTOR, REFERRAL_SERVICE, "auditor", "dpo-ahtc")) {
      get(client, "/v1/handovers/" + id)
          .statusCode(404)
          .body("type", equalTo("urn:amaan:problem:handover-not-found"));
    }
    get(OFFICER, "/v1/handovers/" + UUID.randomUUID()).statusCode(404);
  }

  @Test
  void offeredUnitSeesEnoughToDecideAndNotTheCase() {
    Opened opened = open();
    String shown =
        get(LAHORE_OFFICER, "/v1/handovers/" + offer(opened.caseId()))
            .statusCode(200)
            .header("ETag", equalTo("\"0\""))
            .body("urgency", equalTo("routine"))
            .body("ageClass", equalTo("adult"))
            .body("allowedMoves", contains("acceptance", "refusal"))
            .extract()
            .asString();
    assertThat(shown)
        .doesNotContain(opened.subjectId().toString())
        .doesNotContain(opened.referralId().toString());
  }

  @Test
  void afterARefusalTheOfferedUnitSeesThatItEndedAndNoMoreOfTheCase() {
    UUID id = offer(open().caseId());
    post(LAHORE_SUPERVISOR, "/v1/handovers/" + id + "/refusal", "{\"reason\": \"no-capacity\"}")
        .statusCode(200);
    String shown =
        get(LAHORE_OFFICER, "/v1/handovers/" + id)
            .statusCode(200)
            .body("state", equalTo("refused"))
            .extract()
            .asString();
    assertThat(shown).doesNotContain("urgency").doesNotContain("ageClass");
    get(OFFICER, "/v1/handovers/" + id).statusCode(200);
  }

  @Test
  void giverNoLongerSeesTheHandoverOfACaseThatIsGone() {
    UUID id = offer(open().caseId());
    accept(id);
    get(OFFICER, "/v1/handovers/" + id).statusCode(404);
    get(LAHORE_OFFICER, "/v1/handovers/" + id).statusCode(200);
  }
}
