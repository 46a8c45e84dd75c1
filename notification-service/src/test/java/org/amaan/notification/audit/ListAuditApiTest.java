package org.amaan.notification.audit;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListAuditApiTest {

  @Test
  void withoutAToken() {
    anonymous().queryParam("subject", UUID.randomUUID()).get("/v1/audit").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ahtc-supervisor", "umeed-admin", "operator", "referral-service"})
  void onlyAuditorsReadIt(String client) {
    as(client).queryParam("subject", UUID.randomUUID()).get("/v1/audit").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({"subject, Amina", "limit, 0", "limit, 1000", "cursor, Amina"})
  void aQueryThatTheContractDoesNotKnow(String name, String value) {
    var request = as("auditor");
    if (!name.equals("subject")) {
      request.queryParam("subject", UUID.randomUUID());
    }
    request
        .queryParam(name, value)
        .get("/v1/audit")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(name));
  }

  @Test
  void aboutWhatIsRequired() {
    as("auditor")
        .get("/v1/audit")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("subject"));
  }

  @Test
  void fromTheReferralToTheAlertToWhoAcknowledgedIt() {
    TestEvent event = TestEvent.submitted().to("ahtc", "ahtc-islamabad", null, "receive").report();
    String alert =
        as("auditor")
            .queryParam("subject", event.about)
            .get("/v1/audit")
            .then()
            .statusCode(200)
            .body("items.size()", equalTo(1))
            .body("items[0].action", equalTo("event.accepted"))
            .body("items[0].client", equalTo("referral-service"))
            .body("items[0].agency", nullValue())
            .body("items[0].details.event", equalTo(event.id.toString()))
            .extract()
            .path("items[0].details.alerts[0]");
    as("ahtc-officer-1")
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + alert + "/acknowledgement")
        .then()
        .statusCode(200);
    as("auditor")
        .queryParam("subject", alert)
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].action", equalTo("alert.acknowledged"))
        .body("items[0].person", equalTo("ahtc-officer-1"))
        .body("items[0].unit", equalTo("ahtc-islamabad"));
  }

  @Test
  void itComesInPages() {
    TestEvent first = TestEvent.submitted().to("ahtc").report();
    for (int i = 0; i < 2; i++) {
      TestEvent more = TestEvent.submitted().to("ahtc");
      more.body().put("subject", "referrals/" + first.about);
      more.report();
    }
    JsonPath page = page(first.about, null);
    assertThat(page.getString("next")).isNotNull();
    JsonPath last = page(first.about, page.getString("next"));
    assertThat(last.getString("next")).isNull();
    Set<String> ids = new HashSet<>(page.<String>getList("items.id"));
    ids.addAll(last.<String>getList("items.id"));
    assertThat(ids.size()).isEqualTo(3);
    assertThat(List.of(page.getList("items").size(), last.getList("items").size()))
        .isEqualTo(List.of(2, 1));
  }

  private static JsonPath page(UUID subject, String cursor) {
    var request = as("auditor").queryParam("subject", subject).queryParam("limit", 2);
    return (cursor == null ? request : request.queryParam("cursor", cursor))
        .get("/v1/audit")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
