package org.amaan.notification.inbox;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
    assertThat(seenBy)
        .isEqualTo(Arrays.stream(expected.split(" ")).filter(c -> !c.isEmpty()).toList());
  }

  @Test
  void anAlertSaysWhatTheContractSaysAndNoMore() {
    TestEvent event =
        TestEvent.handoverOffered()
            .to("lahore-police", "lahore-investigation", "supervisor", "answer-handover")
            .report();
    Map<String, Object> alert =
        as("lahore-supervisor").get("/v1/alerts").jsonPath().getMap("items[0]");
    assertThat(alert.remove("createdAt").toString().isEmpty()).isFalse();
    assertThat(alert.remove("escalatesAt").toString().isEmpty()).isFalse();
    assertThat(UUID.fromString(alert.remove("id").toString()).version()).isEqualTo(7);
    assertThat(alert.remove("text")).isEqualTo("There is something new for you to look at.");
    assertThat(alert.remove("textEnglish")).isEqualTo("There is something new for you to look at.");
    assertThat(alert.remove("language") + " " + alert.remove("direction")).isEqualTo("en ltr");
    assertThat(alert.remove("textReviewed")).isEqualTo(true);
    assertThat(alert.remove("quiet")).isEqualTo(false);
    assertThat(alert)
        .isEqualTo(
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
                "state", "open"));
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
    assertThat(read.subList(0, 5)).isEqualTo(newestFirst);
    assertThat(new HashSet<>(read).size()).isEqualTo(read.size());
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
    assertThat(page.getList("items").size()).isEqualTo(all);
    assertThat(page.getString("next")).isNull();
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
    assertThat(inbox.contains(open.reference) && !inbox.contains(done.reference)).isTrue();
    List<String> seenTo = references(as("hota-intake").queryParam("state", "acknowledged"));
    assertThat(seenTo.contains(done.reference) && !seenTo.contains(open.reference)).isTrue();
    assertThat(references(as("hota-intake")).subList(0, 2))
        .isEqualTo(List.of(done.reference, open.reference));
  }

  @Test
  void nothingOfItIsKeptOnTheWay() {
    assertThat(as("hota-intake").get("/v1/alerts").header("Cache-Control")).isEqualTo("no-store");
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
