package org.amaan.notification.inbox;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.notification.Rows;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GetAlertApiTest {

  @Inject Rows rows;

  @Test
  void withoutAToken() {
    anonymous().get("/v1/alerts/" + UUID.randomUUID()).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lahore-supervisor",
        "stranger-ngo",
        "auditor",
        "operator",
        "referral-service",
        "nrm-pk",
        "dpo-ahtc" // of the agency, but not of the unit
      })
  void forEveryoneElseItDoesNotExist(String client) {
    String id = unitAlert();
    String unknown = UUID.randomUUID().toString();
    for (String alert : new String[] {id, unknown}) {
      as(client)
          .get("/v1/alerts/" + alert)
          .then()
          .statusCode(404)
          .body("type", equalTo("urn:amaan:problem:alert-not-found"))
          .body("instance", equalTo("/v1/alerts/" + alert));
    }
  }

  @Test
  void whatIsNoIdIsNotThere() {
    as("ahtc-supervisor").get("/v1/alerts/Amina").then().statusCode(404);
  }

  @Test
  void theUnitReadsIt() {
    String id = unitAlert();
    as("ahtc-officer-1")
        .get("/v1/alerts/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("id", equalTo(id))
        .body("state", equalTo("open"));
  }

  private String unitAlert() {
    TestEvent event = TestEvent.submitted().toUnit("ahtc", "ahtc-islamabad").report();
    return rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0);
  }
}
