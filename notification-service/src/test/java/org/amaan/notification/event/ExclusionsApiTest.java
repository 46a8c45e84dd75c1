package org.amaan.notification.event;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.amaan.notification.Rows;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.Test;

/** An agency that is excluded has no alert about it, as if it had never been told. */
@QuarkusTest
class ExclusionsApiTest {

  @Inject Rows rows;

  @Test
  void alertsThatItHasAndThoseThatStillComeAreNotThere() {
    TestEvent event = TestEvent.submitted().to("insaf-legal-aid").to("umeed-trust").report();
    String had = alert(event, "insaf-legal-aid");
    as("insaf-legal").get("/v1/alerts/" + had).then().statusCode(200);
    TestEvent.exclusions(event, 1, "insaf-legal-aid").report();
    TestEvent late = again(event).to("insaf-legal-aid").to("umeed-trust").report();
    for (String hidden : List.of(had, alert(late, "insaf-legal-aid"))) {
      asIfThereWereNone(id -> as("insaf-legal").get("/v1/alerts/" + id), hidden);
      asIfThereWereNone(
          id ->
              as("insaf-legal")
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .contentType("application/json")
                  .body("{}")
                  .post("/v1/alerts/" + id + "/acknowledgement"),
          hidden);
      for (String query : List.of("", "&state=open", "&state=acknowledged")) {
        as("insaf-legal")
            .get("/v1/alerts?limit=200" + query)
            .then()
            .statusCode(200)
            .body("items.id", not(hasItem(hidden)));
      }
    }
    as("umeed-caseworker").get("/v1/alerts/" + alert(late, "umeed-trust")).then().statusCode(200);
  }

  @Test
  void alertsAboutATaskTooAreHidden() {
    TestEvent task = TestEvent.taskOpened().to("insaf-legal-aid", null, null, "settle").report();
    String id = alert(task, "insaf-legal-aid");
    as("insaf-legal").get("/v1/alerts/" + id).then().statusCode(200);
    TestEvent.exclusions(task, 1, "insaf-legal-aid").report();
    asIfThereWereNone(hidden -> as("insaf-legal").get("/v1/alerts/" + hidden), id);
  }

  @Test
  void ofSeveralInOneBatchTheNewestCounts() {
    TestEvent event = TestEvent.submitted().to("insaf-legal-aid").report();
    String id = alert(event, "insaf-legal-aid");
    as("referral-service")
        .contentType(TestEvent.BATCH)
        .body(
            List.of(
                TestEvent.exclusions(event, 1).body(),
                TestEvent.exclusions(event, 3, "insaf-legal-aid").body(),
                TestEvent.exclusions(event, 2).body()))
        .post("/v1/events")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(3));
    asIfThereWereNone(hidden -> as("insaf-legal").get("/v1/alerts/" + hidden), id);
  }

  @Test
  void theNewestListCountsHoweverTheyArrive() {
    TestEvent event = TestEvent.submitted().to("insaf-legal-aid").report();
    String id = alert(event, "insaf-legal-aid");
    TestEvent lifted = TestEvent.exclusions(event, 3).report();
    lifted.report();
    TestEvent.exclusions(event, 2, "insaf-legal-aid").report();
    as("insaf-legal").get("/v1/alerts/" + id).then().statusCode(200);
    TestEvent.exclusions(event, 4, "insaf-legal-aid").report();
    lifted.report();
    as("insaf-legal").get("/v1/alerts/" + id).then().statusCode(404);
  }

  @Test
  void thatItAlertsNobodyMayAlsoBeSaidWithNull() {
    TestEvent event = TestEvent.submitted().to("insaf-legal-aid").report();
    TestEvent exclusions = TestEvent.exclusions(event, 1, "insaf-legal-aid");
    exclusions.data().put("recipients", null);
    report(exclusions, 202);
    TestEvent next = TestEvent.exclusions(event, 2);
    next.data().put("recipients", null);
    as("referral-service")
        .contentType(TestEvent.BATCH)
        .body(List.of(next.body()))
        .post("/v1/events")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1));
    String id = alert(event, "insaf-legal-aid");
    as("insaf-legal").get("/v1/alerts/" + id).then().statusCode(200);
  }

  @Test
  void whatDoesNotSayWhomItConcernsIsRefused() {
    TestEvent event = TestEvent.submitted().to("insaf-legal-aid").report();
    refused("data.sequence", event, data -> data.remove("sequence"));
    refused("data.sequence", event, data -> data.put("sequence", -1));
    refused("data.excluded", event, data -> data.put("excluded", List.of("Not A Code")));
    refused("data.excluded", event, data -> data.put("excluded", List.of("x".repeat(65))));
    refused(
        "data.recipients",
        event,
        data -> data.put("recipients", List.of(Map.of("agency", "ahtc", "action", "read"))));
    TestEvent both = TestEvent.submitted().to("insaf-legal-aid");
    both.data().put("excluded", List.of("ahtc"));
    report(both, 400).then().body("errors.field", hasItem("data.excluded"));
  }

  private static void refused(
      String field, TestEvent about, Consumer<Map<String, Object>> spoiling) {
    TestEvent event = TestEvent.exclusions(about, 1, "insaf-legal-aid");
    spoiling.accept(event.data());
    String named = report(event, 400).then().extract().asString();
    assertThat(named.contains(field)).as(named).isTrue();
  }

  private static Response report(TestEvent event, int status) {
    Response response =
        as("referral-service").contentType(TestEvent.SINGLE).body(event.body()).post("/v1/events");
    response.then().statusCode(status);
    return response;
  }

  /** Another event about the same referral. */
  private static TestEvent again(TestEvent event) {
    TestEvent another = TestEvent.submitted();
    another.body().put("subject", event.body().get("subject"));
    return another;
  }

  private static void asIfThereWereNone(
      java.util.function.Function<String, Response> call, String hidden) {
    String unknown = UUID.randomUUID().toString();
    assertThat(plain(call.apply(hidden), hidden)).isEqualTo(plain(call.apply(unknown), unknown));
    call.apply(hidden)
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:alert-not-found"));
  }

  private static String plain(Response response, String id) {
    return response.statusCode()
        + response.contentType()
        + response.asString().replace(id, "ID").replaceAll("\"traceId\":\"[^\"]*\"", "");
  }

  private String alert(TestEvent event, String agency) {
    return rows.texts("SELECT id FROM alert WHERE event_id = ? AND agency = ?", event.id, agency)
        .get(0);
  }
}
