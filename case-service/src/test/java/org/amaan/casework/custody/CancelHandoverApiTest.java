package org.amaan.casework.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CancelHandoverApiTest extends ApiTest {

  private static String path(UUID handover) {
    return "/v1/handovers/" + handover + "/cancellation";
  }

  @Test
  void needsATokenAndAKey() {
    UUID id = offer(open().caseId());
    needsToken("POST", path(id), "{}");
    needsIdempotencyKey(OFFICER, path(id), "{}");
  }

  @Test
  void isForTheUnitThatOffered() {
    UUID id = offer(open().caseId());
    refused(404, "handover-not-found", STRANGER, path(id), "{}");
    refused(403, "not-giver", LAHORE_SUPERVISOR, path(id), "{}");
    refused(400, "invalid-request", OFFICER, path(id), "{\"why\": \"x\"}");
  }

  @Test
  void offerIsTakenBack() {
    Opened opened = open();
    UUID id = offer(opened.caseId());
    post(OTHER_OFFICER, path(id), "{}").statusCode(200).body("state", equalTo("cancelled"));
    assertThat(rows.of("SELECT state FROM handover WHERE id = ?", id)).containsExactly("cancelled");
    assertThat(audited(opened.caseId()))
        .containsExactly("case.opened", "case.handover-offered", "case.handover-cancelled");
    assertThat(
            rows.of(
                "SELECT unit FROM inbox_entry WHERE case_id = ? AND change = 'handover-cancelled'"
                    + " ORDER BY id",
                opened.caseId()))
        .containsExactly("ahtc-islamabad", "lahore-investigation");
    assertThat(
            rows.of(
                "SELECT payload #>> '{data,recipients,0,unit}' || ' ' ||"
                    + " (payload #>> '{data,recipients,0,action}') FROM outbox_message WHERE"
                    + " aggregate_id = ? AND payload ->> 'type' ="
                    + " 'org.amaan.case.handover-cancelled.v1'",
                opened.caseId()))
        .containsExactly("lahore-investigation read-handover");
    refused(409, "handover-ended", OFFICER, path(id), "{}");
  }
}
