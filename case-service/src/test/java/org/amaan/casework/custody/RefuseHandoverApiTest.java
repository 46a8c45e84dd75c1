package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefuseHandoverApiTest extends ApiTest {

  private static final String BODY = "{\"reason\": \"not-competent\"}";

  private static String path(UUID handover) {
    return "/v1/handovers/" + handover + "/refusal";
  }

  @Test
  void needsATokenAndAKey() {
    UUID id = offer(open().caseId());
    needsToken("POST", path(id), BODY);
    needsIdempotencyKey(LAHORE_SUPERVISOR, path(id), BODY);
  }

  @Test
  void isForASupervisorOfTheOfferedUnit() {
    UUID id = offer(open().caseId());
    refused(404, "handover-not-found", STRANGER, path(id), BODY);
    refused(403, "not-permitted", LAHORE_OFFICER, path(id), BODY);
    refused(403, "not-offered", SUPERVISOR, path(id), BODY);
  }

  @Test
  void needsAReasonOfTheContract() {
    UUID id = offer(open().caseId());
    refused(400, "invalid-request", LAHORE_SUPERVISOR, path(id), "{}");
    refused(400, "invalid-request", LAHORE_SUPERVISOR, path(id), "{\"reason\": \"dislike\"}");
  }

  @Test
  void caseStaysWithTheGiver() {
    Opened opened = open();
    UUID id = offer(opened.caseId());
    post(LAHORE_SUPERVISOR, path(id), BODY)
        .statusCode(200)
        .body("state", equalTo("refused"))
        .body("refusalReason", equalTo("not-competent"));
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("custodian.unit", equalTo("ahtc-islamabad"));
    get(LAHORE_SUPERVISOR, "/v1/cases/" + opened.caseId()).statusCode(404);
    assertThat(audited(opened.caseId()))
        .containsExactly("case.opened", "case.handover-offered", "case.handover-refused");
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,recipients,0,agency}' FROM outbox_message WHERE"
                    + " aggregate_id = ? AND payload ->> 'type' ="
                    + " 'org.amaan.case.handover-refused.v1'",
                opened.caseId()))
        .containsExactly("ahtc");
    assertThat(sent("custody", opened.referralId())).isOne();
    refused(409, "handover-ended", LAHORE_SUPERVISOR, path(id), BODY);
    offer(opened.caseId());
  }
}
