package org.amaan.notification;

import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import org.amaan.platform.testing.EmptyAnswers;
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
    assertThat(RouteCoverage.served("org.amaan.notification"))
        .isEqualTo(RouteCoverage.documented(CONTRACT));
  }

  @Test
  void everyProblemTypeIsDocumented() {
    assertThat(ProblemTypes.thrown().isEmpty()).isFalse();
    assertThat(ProblemTypes.documented().containsAll(ProblemTypes.thrown())).isTrue();
  }

  @Test
  void everyOperationSaysWhatItIsAndWhatCanGoWrong() {
    for (Contract.Operation operation : CONTRACT.operations()) {
      JsonNode definition = operation.definition();
      assertThat(operation.id().isEmpty()).as(operation::toString).isFalse();
      assertThat(definition.path("summary").asText().isEmpty()).as(operation::toString).isFalse();
      assertThat(definition.path("description").asText().isEmpty())
          .as(operation::toString)
          .isFalse();
      for (String status : List.of("401", "406", "429", "500", "503")) {
        assertThat(definition.path("responses").has(status)).as(operation + " " + status).isTrue();
      }
      if (definition.has("requestBody")) {
        assertThat(CONTRACT.requestExamples(operation).isEmpty()).as(operation::toString).isFalse();
        assertThat(definition.path("responses").has("413")).as(operation::toString).isTrue();
        assertThat(definition.path("responses").has("415")).as(operation::toString).isTrue();
      }
    }
  }

  @Test
  void servedIsThisContractWithTheAddressOfTheProviderInUse() {
    String served = RestAssured.get("/q/openapi").asString();
    String provider = ConfigProvider.getConfig().getValue("AMAAN_OIDC_URL", String.class);
    String schemes = "/components/securitySchemes/";
    assertThat(Set.copyOf(CONTRACT.differencesOf(served)))
        .isEqualTo(
            Set.of(
                schemes + "oidcClient/flows/clientCredentials/tokenUrl",
                schemes + "oidc/flows/authorizationCode/authorizationUrl",
                schemes + "oidc/flows/authorizationCode/tokenUrl"));
    assertThat(served.contains(provider + "/protocol/openid-connect/auth\n")).isTrue();
    // The page shows a person's first, with the client filled in.
    assertThat(served.indexOf("    oidc:"))
        .isPositive()
        .isLessThan(served.indexOf("    oidcClient:"));
  }

  @Test
  void headIsAnsweredWhereGetIs() {
    assertThat(HeadRequests.differences(CONTRACT, () -> as("ahtc-supervisor"))).isEmpty();
    assertThat(HeadRequests.differences(CONTRACT, () -> as("auditor"))).isEmpty();
  }

  @Test
  void whoAcceptsJsonIsServedWhereSuccessHasNoContent() {
    assertThat(EmptyAnswers.of(CONTRACT)).hasSize(3);
    assertThat(EmptyAnswers.refused(CONTRACT, () -> as("umeed-admin"))).isEmpty();
  }

  @Test
  void thePageFillsInNoConstantKeyAndNoOptionalFilter() {
    assertThat(CONTRACT.prefilled()).isEqualTo(List.of());
  }

  @Test
  void noPatternIsBroughtDownByALongText() {
    assertThat(CONTRACT.patternsThatOverflow()).isEqualTo(List.of());
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
    assertThat(sent).isEqualTo(17);
  }

  private void send(String example, JsonNode body) {
    switch (example) {
      case "postEvents/submitted" -> report("referral-service", TestEvent.SINGLE, body);
      case "postEvents/exclusions" -> report("referral-service", TestEvent.SINGLE, body);
      case "postEvents/handover" -> report("case-service", TestEvent.BATCH, body);
      case "takeRevocation/device" -> {
        String path = "/v1/revocations/" + UUID.randomUUID();
        assertThat(CONTRACT.requestProblems("PUT", path, "application/json", body.toString()))
            .isEqualTo(List.of());
        as("referral-service")
            .contentType("application/json")
            .body(body.toString())
            .put(path)
            .then()
            .statusCode(204);
      }
      case "acknowledgeAlert/acknowledge" -> {
        TestEvent event = TestEvent.submitted().to("ahtc").report();
        String id = rows.texts("SELECT id FROM alert WHERE event_id = ?", event.id).get(0);
        String path = "/v1/alerts/" + id + "/acknowledgement";
        assertThat(problems(path, "application/json", body)).isEqualTo(List.of());
        as("ahtc-supervisor")
            .header("Idempotency-Key", UUID.randomUUID())
            .contentType("application/json")
            .body(body.toString())
            .post(path)
            .then()
            .statusCode(200);
      }
      case "createSubscription/everything", "createSubscription/inApp" -> {
        assertThat(problems("/v1/subscriptions", "application/json", body)).isEqualTo(List.of());
        Subscribed.create(Subscribed.ADMIN, UUID.randomUUID(), body.toString()).statusCode(201);
      }
      case "createSubscription/email" -> {
        assertThat(problems("/v1/subscriptions", "application/json", body)).isEqualTo(List.of());
        Subscribed.create(Subscribed.ADMIN, UUID.randomUUID(), body.toString()).statusCode(201);
      }
      case "confirmSubscription/code" -> {
        // Nobody can know the code beforehand: all but that is right.
        Subscribed one = Subscribed.with(Subscribed.mail("duty@umeed.example"));
        String path = one.path() + "/confirmation";
        assertThat(problems(path, "application/json", body)).isEqualTo(List.of());
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
        assertThat(
                CONTRACT.requestProblems(
                    "PATCH", one.path(), Subscribed.MERGE_PATCH, body.toString()))
            .isEqualTo(List.of());
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
        assertThat(CONTRACT.requestProblems("PUT", path, "application/json", body.toString()))
            .isEqualTo(List.of());
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
    assertThat(problems(path, "application/json", body)).isEqualTo(List.of());
    as(Subscribed.ADMIN)
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(body.toString())
        .post(path)
        .then()
        .statusCode(200);
  }

  private static void report(String client, String mediaType, JsonNode body) {
    assertThat(problems("/v1/events", mediaType, body)).isEqualTo(List.of());
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
    assertThat(RestAssured.get("/q/openapi").statusCode()).isEqualTo(200);
    assertThat(RestAssured.get("/q/openapi").asString().contains("operationId: streamAlerts"))
        .isTrue();
    assertThat(RestAssured.get("/q/swagger-ui/").asString().contains("FreshKey")).isTrue();
    assertThat(RestAssured.get("/fresh-key.js").asString().contains("function FreshKey")).isTrue();
    assertThat(RestAssured.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(RestAssured.get("/q/metrics").statusCode()).isEqualTo(200);
  }
}
