package org.amaan.notification.inbox;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListAlertsApiTest {

  @Test
  void withoutAToken() {
    anonymous().get("/v1/alerts").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"operator", "referral-service"})
  void whoBelongsToNoAgencyHasNoInbox(String client) {
    as(client).get("/v1/alerts").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "state, done",
    "state, OPEN",
    "limit, 0",
    "limit, 201",
    "limit, ten",
    "limit, -1",
    "cursor, Amina Bibi",
    "cursor, 9g2-1f"
  })
  void aQueryThatTheContractDoesNotKnow(String name, String value) {
    as("ahtc-supervisor")
        .queryParam(name, value)
        .get("/v1/alerts")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo(name));
  }

  /** Who of the demo world sees an alert addressed so. */
  @ParameterizedTest
  @CsvSource({
    // agency, unit, role; the clients that see it
    "ahtc,,,                            ahtc-officer-1 ahtc-supervisor dpo-ahtc",
    "ahtc,ahtc-islamabad,,              ahtc-officer-1 ahtc-supervisor",
    "ahtc,ahtc-karachi,,                ''",
    "ahtc,,supervisor,                  ahtc-supervisor",
    "ahtc,ahtc-islamabad,supervisor,    ahtc-supervisor",
    "ahtc,ahtc-karachi,supervisor,      ''",
    "ahtc,,data-protection-officer,     dpo-ahtc",
    "lahore-police,,,                   lahore-supervisor",
    "lahore-police,ahtc-islamabad,,     ''",
    "ahtc,,investigator+supervisor,     ahtc-officer-1 ahtc-supervisor",
    "ahtc,,caseworker+supervisor,       ahtc-supervisor",
    "ahtc,ahtc-islamabad,caseworker+referrer, ''",
    "umeed-trust,,,                     umeed-caseworker umeed-admin",
    "umeed-trust,,referrer,             umeed-caseworker",
    "bystander-relief,,,                stranger-ngo",
    "nrm-pakistan,,coordinator,         nrm-pk",
    "nrm-iraq,,coordinator,             ''"
  })
  void everyoneSeesTheirsAndNobodyElses(String agency, String unit, String role, String expected) {
    TestEvent event = TestEvent.submitted().to(agency, unit, role, "receive").report();
    List<String> seenBy = new ArrayList<>();
    for (String client :
        List.of(
            "ahtc-officer-1",
            "ahtc-supervisor",
            "dpo-ahtc",
            "lahore-supervisor",
            "umeed-caseworker",
            "umeed-admin",
            "stranger-ngo",
            "nrm-pk",
            "auditor")) {
      if (references(as(client).queryParam("limit", 200)).contains(event.reference)) {
        seenBy.add(client);
      }
    }
    assertEquals(Arrays.stream(expected.split(" ")).filter(c -> !c.isEmpty()).toList(), seenBy);
  }

  @Test
  void anAlertSaysWhatTheContractSaysAndNoMore() {
    TestEvent event =
        TestEvent.handoverOffered()
            .to("lahore-police", "lahore-investigation", "supervisor", "answer-handover")
            .report();
    Map<String, Object> alert =
        as("lahore-supervisor").get("/v1/alerts").jsonPath().getMap("items[0]");
    assertFalse(alert.remove("createdAt").toString().isEmpty());
    assertFalse(alert.remove("escalatesAt").toString().isEmpty());
    assertEquals(7, UUID.fromString(alert.remove("id").toString()).version());
    assertEquals("There is something new for you to look at.", alert.remove("text"));
    assertEquals("There is something new for you to look at.", alert.remove("textEnglish"));
    assertEquals("en ltr", alert.remove("language") + " " + alert.remove("direction"));
    assertEquals(true, alert.remove("textReviewed"));
    assertEquals(false, alert.remove("quiet"));
    assertEquals(
        Map.of(
            "type", "org.amaan.case.handover-offered.v1",
            "reference", event.reference,
            "link", "http://127.0.0.1:8081/v1/cases/" + event.about,
            "urgency", "routine",
            "dueAt", "2026-12-01T09:30:00Z",
            "agency", "lahore-police",
            "unit", "lahore-investigation",
            "roles", List.of("supervisor"),
            "action", "answer-handover",
            "state", "open"),
        alert);
  }

  @Test
  void pagesRunFromTheNewestToTheOldestWithoutGapOrRepeat() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      newestFirst.add(0, TestEvent.submitted().to("insaf-legal-aid").report().reference);
    }
    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification page = as("insaf-legal").queryParam("limit", 2);
      JsonPath json =
          (cursor == null ? page : page.queryParam("cursor", cursor)).get("/v1/alerts").jsonPath();
      read.addAll(json.getList("items.reference"));
      cursor = json.getString("next");
      if (read.size() == 2) {
        // what comes meanwhile belongs before the first page and moves nothing
        TestEvent.submitted().to("insaf-legal-aid").report();
      }
    } while (cursor != null);
    assertEquals(newestFirst, read.subList(0, 5));
    assertEquals(read.size(), new HashSet<>(read).size());
  }

  @Test
  void aCursorOfAnotherAgencyIsRefused() {
    TestEvent.submitted().to("insaf-legal-aid").to("hota").report();
    TestEvent.submitted().to("insaf-legal-aid").to("hota").report();
    String cursor = as("hota-intake").get("/v1/alerts?limit=1").jsonPath().getString("next");
    as("hota-intake").queryParam("cursor", cursor).get("/v1/alerts").then().statusCode(200);
    as("insaf-legal").queryParam("cursor", cursor).get("/v1/alerts").then().statusCode(400);
  }

  /** However many of the roles somebody has; and who only reads has nothing to be in time for. */
  @Test
  void whoHasSeveralOfTheRolesSeesItOnceAndOnlyWhoHasToActSeesUntilWhen() {
    TestEvent event =
        TestEvent.submitted()
            .to("umeed-trust", null, "caseworker+referrer", "decide")
            .to("hota", null, null, "read")
            .to("panah-shelter", null, null, "read-feedback")
            .report();
    String mine = "items.findAll { it.reference == '" + event.reference + "' }";
    as("umeed-caseworker")
        .get("/v1/alerts")
        .then()
        .body(mine + ".size()", equalTo(1))
        .body(mine + "[0].roles", equalTo(List.of("caseworker", "referrer")))
        .body(mine + "[0].dueAt", equalTo("2026-12-01T09:30:00Z"));
    as("hota-intake")
        .get("/v1/alerts")
        .then()
        .body(mine + ".size()", equalTo(1))
        .body(mine + "[0].roles", nullValue())
        .body(mine + "[0].dueAt", nullValue());
    as("panah-shelter").get("/v1/alerts").then().body(mine + "[0].dueAt", nullValue());
  }

  @Test
  void anExactlyFullPageIsTheLast() {
    TestEvent.submitted().to("panah-shelter").report();
    int all = references(as("panah-shelter").queryParam("limit", 200)).size();
    JsonPath page = as("panah-shelter").queryParam("limit", all).get("/v1/alerts").jsonPath();
    assertEquals(all, page.getList("items").size());
    assertNull(page.getString("next"));
  }

  @Test
  void openAndAcknowledgedAreToldApart() {
    TestEvent open = TestEvent.submitted().to("hota").report();
    TestEvent done = TestEvent.submitted().to("hota").report();
    String id = as("hota-intake").get("/v1/alerts").jsonPath().getString("items[0].id");
    as("hota-intake")
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/alerts/" + id + "/acknowledgement")
        .then()
        .statusCode(200);
    List<String> inbox = references(as("hota-intake").queryParam("state", "open"));
    assertTrue(inbox.contains(open.reference) && !inbox.contains(done.reference));
    List<String> seenTo = references(as("hota-intake").queryParam("state", "acknowledged"));
    assertTrue(seenTo.contains(done.reference) && !seenTo.contains(open.reference));
    assertEquals(
        List.of(done.reference, open.reference), references(as("hota-intake")).subList(0, 2));
  }

  @Test
  void nothingOfItIsKeptOnTheWay() {
    assertEquals("no-store", as("hota-intake").get("/v1/alerts").header("Cache-Control"));
  }

  private static List<String> references(RequestSpecification request) {
    return request
        .get("/v1/alerts")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.reference");
  }
}
