package org.amaan.notification.escalation;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.MailHost;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EscalationLadderApiTest {

  private static final String PATH = "/v1/escalation-ladder";
  private static final String GOOD =
      """
      {"waits": {"routine": {"supervisor": "PT4H", "fallback": "P1D", "coordinator": "P1DT12H"},
        "immediateDanger": {"supervisor": "PT1M", "fallback": "PT2M", "coordinator": "PT24H"}},
       "events": ["org.amaan.referral.*"],
       "fallbackContact": {"role": "caseworker", "unit": "umeed-duty"}}
      """;

  @Inject Rows rows;
  @Inject ObjectMapper json;

  @BeforeEach
  @AfterEach
  void none() throws SQLException {
    rows.execute("DELETE FROM subscription");
    rows.execute("DELETE FROM escalation_ladder");
  }

  @Test
  void theStandardHoldsUntilTheAgencyDecides() {
    as("umeed-caseworker")
        .get(PATH)
        .then()
        .statusCode(200)
        .header("ETag", "\"0\"")
        .body("standard", equalTo(true))
        .body("waits.immediateDanger.supervisor", equalTo("PT15M"))
        .body("fallbackContact.role", equalTo("agency-admin"))
        .body("id", nullValue());
  }

  @Test
  void anAdministratorDecidesAndGoesBack() {
    String id =
        put(ADMIN, "\"0\"", GOOD)
            .statusCode(200)
            .header("ETag", "\"1\"")
            .body("standard", equalTo(false))
            .body("waits.routine.fallback", equalTo("PT24H"))
            .body("waits.routine.coordinator", equalTo("PT36H"))
            .body("events", equalTo(List.of("org.amaan.referral.*")))
            .body("fallbackContact.unit", equalTo("umeed-duty"))
            .body("changedAt", notNullValue())
            .extract()
            .path("id");
    as("umeed-caseworker").get(PATH).then().statusCode(200).header("ETag", "\"1\"");
    // another agency's is another
    as("stranger-ngo").get(PATH).then().statusCode(200).body("standard", equalTo(true));
    as(ADMIN)
        .accept("application/json")
        .header("If-Match", "\"1\"")
        .delete(PATH)
        .then()
        .statusCode(204)
        .contentType("");
    as(ADMIN)
        .get(PATH)
        .then()
        .header("ETag", "\"2\"")
        .body("standard", equalTo(true))
        .body("waits.routine.supervisor", equalTo("PT8H"));
    assertThat(
            rows.count(
                "SELECT count(*) FROM audit_entry WHERE action = 'escalation-ladder.changed' AND"
                    + " subject = ?",
                UUID.fromString(id)))
        .isEqualTo(2);
  }

  @Test
  void itIsDecidedOnTheNewestVersion() {
    put(ADMIN, null, GOOD).statusCode(428);
    put(ADMIN, "0", GOOD).statusCode(400);
    put(ADMIN, "\"1\"", GOOD).statusCode(412).body("currentETag", equalTo("\"0\""));
    put(ADMIN, "\"0\"", GOOD).statusCode(200);
    put(ADMIN, "\"0\"", GOOD).statusCode(412);
    as(ADMIN).delete(PATH).then().statusCode(428);
    as(ADMIN).header("If-Match", "\"0\"").delete(PATH).then().statusCode(412);
    as(ADMIN).get(PATH).then().header("ETag", "\"1\"").body("standard", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator", "case-service"})
  void nobodyElseDecides(String client) {
    put(client, "\"0\"", GOOD).statusCode(403);
    as(client).header("If-Match", "\"0\"").delete(PATH).then().statusCode(403);
    assertThat(rows.count("SELECT count(*) FROM escalation_ladder")).isEqualTo(0);
  }

  @Test
  void withoutATokenOrAnAgency() {
    anonymous().get(PATH).then().statusCode(401);
    as("case-service").get(PATH).then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/waits/routine/supervisor         | PT59S  | waits.routine.supervisor",
        "/waits/routine/supervisor         | PT0M   | waits.routine.supervisor",
        "/waits/immediateDanger/coordinator| PT24H1M| waits.immediateDanger.coordinator",
        "/waits/routine/coordinator        | P30DT1M| waits.routine.coordinator",
        "/waits/routine/coordinator        | P99D   | waits.routine.coordinator",
        "/waits/routine/fallback           | PT4H   | waits.routine.fallback",
        "/waits/routine/coordinator        | PT23H  | waits.routine.coordinator",
        "/waits/routine/supervisor         | P      | waits.routine.supervisor",
        "/waits/routine/supervisor         | PT     | waits.routine.supervisor",
        "/waits/routine/supervisor         | P1M    | waits.routine.supervisor",
        "/waits/routine/supervisor         | -PT4H  | waits.routine.supervisor",
        "/waits/routine/supervisor         | soon   | waits.routine.supervisor",
        "/waits/immediateDanger/supervisor |        | waits.immediateDanger.supervisor",
        "/waits/immediateDanger/fallback   |        | waits.immediateDanger.fallback",
        "/waits/immediateDanger/coordinator|        | waits.immediateDanger.coordinator",
        "/waits/immediateDanger            |        | waits.immediateDanger",
        "/waits                            |        | waits",
        "/events/0                         | Not one | events[0]",
        "/fallbackContact/role             |        | fallbackContact.role",
        "/fallbackContact/unit             | A Unit | fallbackContact.unit",
      })
  void aBadLadderIsRefusedWhereItIsBad(String place, String value, String field) throws Exception {
    put(ADMIN, "\"0\"", spoilt(place, value))
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors.field", hasItem(field));
    as(ADMIN).get(PATH).then().body("standard", equalTo(true));
  }

  @Test
  void anUnknownEventOrFieldAndTooManyFiltersAreRefused() throws Exception {
    put(ADMIN, "\"0\"", spoilt("/events/0", "org.amaan.lost.*"))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-such-event"));
    put(ADMIN, "\"0\"", spoilt("/note", "Amina decided")).statusCode(400);
    put(ADMIN, "\"0\"", spoilt("/fallbackContact/role", "boss")).statusCode(400);
    ObjectNode many = (ObjectNode) json.readTree(GOOD);
    for (int i = 0; i < 50; i++) {
      many.withArray("events").add("*");
    }
    put(ADMIN, "\"0\"", many.toString()).statusCode(400);
  }

  @Test
  void routineAlertsMayLeaveRungsOut() throws Exception {
    put(ADMIN, "\"0\"", spoilt("/waits/routine/supervisor", null))
        .statusCode(200)
        .body("waits.routine.supervisor", nullValue())
        .body("waits.routine.fallback", equalTo("PT24H"));
  }

  @Test
  void theContactsSubscriptionIsOneThatGetsWhatIsForTheContact() throws Exception {
    Subscribed whole = Subscribed.to("http://127.0.0.1:9/amaan");
    put(ADMIN, "\"0\"", spoilt("/fallbackContact/subscription", whole.id().toString()))
        .statusCode(200)
        .body("fallbackContact.subscription", equalTo(whole.id().toString()));
    put(ADMIN, "\"1\"", spoilt("/fallbackContact/subscription", UUID.randomUUID().toString()))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-such-subscription"));
    whole.change(Map.of("unit", "umeed-lahore")).statusCode(200);
    put(ADMIN, "\"1\"", spoilt("/fallbackContact/subscription", whole.id().toString()))
        .statusCode(422);
  }

  @Test
  void theContactsSubscriptionIsOneToWhichSomethingIsSent() throws Exception {
    Subscribed inbox = Subscribed.with(Map.of("channel", "in-app", "events", List.of("*")));
    put(ADMIN, "\"0\"", spoilt("/fallbackContact/subscription", inbox.id().toString()))
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:no-such-subscription"));
    try (MailHost host = new MailHost()) {
      Map<String, Object> body = Subscribed.mail("duty@umeed.example");
      Subscribed mail = Subscribed.with(body);
      String ladder = spoilt("/fallbackContact/subscription", mail.id().toString());
      put(ADMIN, "\"0\"", ladder)
          .statusCode(422)
          .body("type", equalTo("urn:amaan:problem:no-such-subscription"));
      mail.confirm(Subscribed.code(host, "duty@umeed.example")).statusCode(200);
      put(ADMIN, "\"0\"", ladder).statusCode(200);
    }
  }

  @Test
  void everybodyOfTheAgencySeesWhetherTheContactsSubscriptionIsReached() throws Exception {
    Subscribed named = Subscribed.to("http://127.0.0.1:9/amaan");
    put(ADMIN, "\"0\"", GOOD).statusCode(200).body("fallbackSubscriptionState", nullValue());
    put(ADMIN, "\"1\"", spoilt("/fallbackContact/subscription", named.id().toString()))
        .statusCode(200)
        .body("fallbackSubscriptionState", equalTo("active"));
    named.change(Map.of("state", "paused")).statusCode(200);
    assertReached("paused");
    named.change(Map.of("unit", "umeed-duty", "state", "active")).statusCode(200);
    assertReached("active");
    named.change(Map.of("unit", "umeed-lahore")).statusCode(200);
    assertReached("other-unit");
    as(ADMIN).header("If-Match", named.etag()).delete(named.path()).then().statusCode(204);
    assertReached("gone");
  }

  private static void assertReached(String state) {
    for (String client : List.of(ADMIN, "umeed-caseworker")) {
      as(client).get(PATH).then().body("fallbackSubscriptionState", equalTo(state));
    }
  }

  private String spoilt(String place, String value) throws Exception {
    ObjectNode ladder = (ObjectNode) json.readTree(GOOD);
    int last = place.lastIndexOf('/');
    JsonNode parent = ladder.at(place.substring(0, last));
    String name = place.substring(last + 1);
    if (parent.isArray()) {
      ladder.putArray("events").add(value);
    } else if (value == null) {
      ((ObjectNode) parent).remove(name);
    } else {
      ((ObjectNode) parent).put(name, value);
    }
    return ladder.toString();
  }

  private static ValidatableResponse put(String client, String etag, String body) {
    var request = as(client).contentType("application/json").body(body);
    if (etag != null) {
      request.header("If-Match", etag);
    }
    return request.put(PATH).then();
  }
}
