package org.amaan.casework.operations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditApiTest extends ApiTest {

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/audit?subject=" + UUID.randomUUID(), "");
  }

  @Test
  void isForAuditors() {
    UUID caseId = open().caseId();
    for (String client : new String[] {SUPERVISOR, STRANGER, "operator", REFERRAL_SERVICE}) {
      get(client, "/v1/audit?subject=" + caseId).statusCode(403);
    }
  }

  @Test
  void malformedQueryIsRefused() {
    get("auditor", "/v1/audit").statusCode(400);
    get("auditor", "/v1/audit?subject=x").statusCode(400);
    get("auditor", "/v1/audit?subject=" + UUID.randomUUID() + "&cursor=x").statusCode(400);
  }

  @Test
  void saysWhoDidWhat() {
    Opened opened = open();
    post(OFFICER, "/v1/cases/" + opened.caseId() + "/assignment", "{}").statusCode(200);
    get("auditor", "/v1/audit?subject=" + opened.caseId())
        .statusCode(200)
        .body("items.action", contains("case.assigned", "case.opened"))
        .body("items.client", contains(OFFICER, REFERRAL_SERVICE))
        .body("items[0].person", equalTo(OFFICER))
        .body("items[0].agency", equalTo("ahtc"))
        .body("items[0].traceId", notNullValue())
        .body("next", nullValue());
    get("auditor", "/v1/audit?subject=" + UUID.randomUUID()).body("items", empty());
  }

  @Test
  void pages() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE);
    String next =
        get("auditor", "/v1/audit?limit=1&subject=" + opened.caseId())
            .body("items.action", contains("case.state-changed"))
            .extract()
            .path("next");
    get("auditor", "/v1/audit?limit=1&subject=" + opened.caseId() + "&cursor=" + next)
        .body("items.action", contains("case.opened"));
  }
}
