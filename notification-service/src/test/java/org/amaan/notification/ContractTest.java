package org.amaan.notification;

import static org.amaan.notification.Api.as;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.testing.Contract;
import org.amaan.platform.testing.HeadRequests;
import org.amaan.platform.testing.ProblemTypes;
import org.amaan.platform.testing.RouteCoverage;
import org.amaan.platform.testing.SettableClock;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest {

  private static final Contract CONTRACT = Contract.ofThisService();

  @Inject Rows rows;
  @Inject SettableClock clock;

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteIsServed() {
    assertEquals(
        RouteCoverage.documented(CONTRACT), RouteCoverage.served("org.amaan.notification"));
  }

  @Test
  void everyProblemTypeIsDocumented() {
    assertFalse(ProblemTypes.thrown().isEmpty());
    assertTrue(ProblemTypes.documented().containsAll(ProblemTypes.thrown()));
  }

  @Test
  void everyOperationSaysWhatItIsAndWhatCanGoWrong() {
    for (Contract.Operation operation : CONTRACT.operations()) {
      JsonNode definition = operation.definition();
      assertFalse(operation.id().isEmpty(), operation::toString);
      assertFalse(definition.path("summary").asText().isEmpty(), operation::toString);
      assertFalse(definition.path("description").asText().isEmpty(), operation::toString);
      for (String status : List.of("401", "406", "429", "500", "503")) {
        assertTrue(definition.path("responses").has(status), operation + " " + status);
      }
      if (definition.has("requestBody")) {
        assertFalse(CONTRACT.requestExamples(operation).isEmpty(), operation::toString);
        assertTrue(definition.path("responses").has("413"), operation::toString);
        assertTrue(definition.path("responses").has("415"), operation::toString);
      }
    }
  }

  @Test
  void servedIsThisContractWithTheAddressOfTheProviderInUse() {
    String served = RestAssured.get("/q/openapi").asString();
    String provider = ConfigProvider.getConfig().getValue("AMAAN_OIDC_URL", String.class);
    String schemes = "/components/securitySchemes/";
    assertEquals(
        Set.of(
            schemes + "oidcClient/flows/clientCredentials/tokenUrl",
            schemes + "oidc/flows/authorizationCode/authorizationUrl",
            schemes + "oidc/flows/authorizationCode/tokenUrl"),
        Set.copyOf(CONTRACT.differencesOf(served)));
    assertTrue(served.contains(provider + "/protocol/openid-connect/auth\n"));
  }

  @Test
  void headIsAnsweredWhereGetIs() {
    assertEquals(List.of(), HeadRequests.differences(CONTRACT, () -> as("ahtc-supervisor")));
    assertEquals(List.of(), HeadRequests.differences(CONTRACT, () -> as("auditor")));
  }

  @Test
  void thePageFillsInNoConstantKeyAndNoOptionalFilter() {
    assertEquals(List.of(), CONTRACT.prefilled());
  }

  @Test
  void noPatternIsBroughtDownByALongText() {
    assertEquals(List.of(), CONTRACT.patternsThatOverflow());
  }

  /** As somebody would who opens the page and presses "Try it out". */
  @Test
  void everyExampleWorksAsItStands() {
    int sent = 0;
    for (Contract.Operation operation : CONTRACT.operations()) {
      for (Map.Entry<String, JsonNode> example : CONTRACT.requestExamples(operation).entrySet()) {
        send(operation.id() + "/" + example.getKey(), example.getValue());
        sent++;
      }
    }
    assertEquals(16, sent);
  }

  private void send(String example, JsonNode body) {
    switch (example) {
      case "postEvents/submitted" -> report("referral-service", TestEvent.SINGLE, body);
      case "postEvents/exclusions" -> report("referral-service", TestEvent.SINGLE, body);
      case "postEvents/handover" -> report("case-service", TestEvent.BATCH, body);
      case "acknowledgeAlert/acknowledge" -> {
        TestEvent event = TestEvent.submitted().to("ahtc").report();
        String id = rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0);
        String path = "/v1/alerts/" + id + "/acknowledgement";
        assertEquals(List.of(), problems(path, "application/json", body));
        as("ahtc-supervisor")
            .header("Idempotency-Key", UUID.randomUUID())
            .contentType("application/json")
            .body(body.toString())
            .post(path)
            .then()
            .statusCode(200);
      }
      case "createSubscription/everything", "createSubscription/inApp" -> {
        assertEquals(List.of(), problems("/v1/subscriptions", "application/json", body));
        Subscribed.create(Subscribed.ADMIN, UUID.randomUUID(), body.toString()).statusCode(201);
      }
      case "createSubscription/email" -> {
        assertEquals(List.of(), problems("/v1/subscriptions", "application/json", body));
        Subscribed.create(Subscribed.ADMIN, UUID.randomUUID(), body.toString()).statusCode(201);
      }
      case "confirmSubscription/code" -> {
        // Nobody can know the code beforehand: all but that is right.
        Subscribed one = Subscribed.with(Subscribed.mail("duty@umeed.example"));
        String path = one.path() + "/confirmation";
        assertEquals(List.of(), problems(path, "application/json", body));
        one.confirm(body.path("code").asText())
            .statusCode(422)
            .body("type", equalTo("urn:amaan:problem:confirmation-code-refused"));
      }
      case "sendCode/another" -> {
        Subscribed one = Subscribed.with(Subscribed.mail("duty@umeed.example"));
        clock.advance(Duration.ofMinutes(2));
        command(one.path() + "/confirmation-code", body);
        clock.reset();
      }
      case "changeSubscription/pause", "changeSubscription/always" -> {
        Subscribed one = Subscribed.to("http://127.0.0.1:8090/amaan");
        assertEquals(
            List.of(),
            CONTRACT.requestProblems("PATCH", one.path(), Subscribed.MERGE_PATCH, body.toString()));
        one.change(body.toString()).statusCode(200);
      }
      case "redeliver/again" -> {
        Subscribed.to("http://127.0.0.1:9/amaan");
        TestEvent event = TestEvent.submitted().to(Subscribed.AGENCY).report();
        command("/v1/deliveries/" + deliveryOf(event) + "/redelivery", body);
      }
      case "redeliverMany/lastDay" -> {
        Subscribed one = Subscribed.to("http://127.0.0.1:9/amaan");
        ((ObjectNode) body).put("subscription", one.id().toString());
        command("/v1/deliveries/redelivery", body);
      }
      case "setEscalationLadder/duty" -> {
        String path = "/v1/escalation-ladder";
        assertEquals(
            List.of(), CONTRACT.requestProblems("PUT", path, "application/json", body.toString()));
        as(Subscribed.ADMIN)
            .header("If-Match", as(Subscribed.ADMIN).get(path).header("ETag"))
            .contentType("application/json")
            .body(body.toString())
            .put(path)
            .then()
            .statusCode(200);
      }
      case "rotateSecret/rotate" -> say(body, "secret-rotation");
      case "testSubscription/test" -> say(body, "test");
      default -> throw new AssertionError("no test sends the example " + example);
    }
  }

  private static void say(JsonNode body, String command) {
    command(Subscribed.to("http://127.0.0.1:9/amaan").path() + "/" + command, body);
  }

  private String deliveryOf(TestEvent event) {
    return rows.texts(
            "SELECT d.id FROM delivery d JOIN alert a ON a.id = d.alert WHERE a.event_id = ?",
            event.id)
        .get(0);
  }

  private static void command(String path, JsonNode body) {
    assertEquals(List.of(), problems(path, "application/json", body));
    as(Subscribed.ADMIN)
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(body.toString())
        .post(path)
        .then()
        .statusCode(200);
  }

  private static void report(String client, String mediaType, JsonNode body) {
    assertEquals(List.of(), problems("/v1/events", mediaType, body));
    as(client)
        .contentType(mediaType)
        .body(body.toString())
        .post("/v1/events")
        .then()
        .statusCode(202);
  }

  private static List<String> problems(String path, String mediaType, JsonNode body) {
    return CONTRACT.requestProblems("POST", path, mediaType, body.toString());
  }

  @Test
  void theContractAndItsPageAreServedToEveryone() {
    assertEquals(200, RestAssured.get("/q/openapi").statusCode());
    assertTrue(RestAssured.get("/q/openapi").asString().contains("operationId: streamAlerts"));
    assertTrue(RestAssured.get("/q/swagger-ui/").asString().contains("FreshKey"));
    assertTrue(RestAssured.get("/fresh-key.js").asString().contains("function FreshKey"));
    assertEquals(200, RestAssured.get("/q/health/ready").statusCode());
    assertEquals(200, RestAssured.get("/q/metrics").statusCode());
  }
}
