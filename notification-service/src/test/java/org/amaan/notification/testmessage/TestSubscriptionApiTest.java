package org.amaan.notification.testmessage;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.amaan.notification.Receiver;
import org.amaan.notification.Receiver.Answer;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.platform.testing.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TestSubscriptionApiTest {

  @Inject Rows rows;

  private final Receiver receiver = new Receiver();
  private Subscribed subscription;

  @BeforeEach
  void one() throws SQLException {
    rows.execute("DELETE FROM subscription");
    subscription = Subscribed.to(receiver.url() + "?key=hush");
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  @Test
  void withoutAToken() {
    anonymous().post(subscription.path() + "/test").then().statusCode(401);
    assertThat(receiver.received).isEqualTo(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator"})
  void forAnybodyElseItDoesNotExist(String client) {
    as(client).post(subscription.path() + "/test").then().statusCode(404);
    assertThat(receiver.received).isEqualTo(List.of());
  }

  @Test
  void aSignedEventArrivesWhateverTheState() throws Exception {
    subscription.change("{\"state\": \"paused\"}");
    String id =
        subscription
            .command("test")
            .statusCode(200)
            .body("result", equalTo("delivered"))
            .body("status", equalTo(204))
            .body("latencyMs", greaterThanOrEqualTo(0))
            .body("snippet", nullValue())
            .extract()
            .path("webhookId");
    Receiver.Received message = receiver.received.get(0);
    assertThat(message.id()).isEqualTo(id);
    assertThat(message.uri()).isEqualTo("/amaan?key=hush");
    assertThat(message.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
    new Webhook(subscription.secret()).verify(message.body(), message.headers());
    assertThat(
            Contract.ofThisService()
                .webhookProblems("alert", message.header("content-type"), message.body()))
        .isEmpty();
    CloudEvent event =
        new JsonFormat().deserialize(message.body().getBytes(StandardCharsets.UTF_8));
    assertThat(event.getType()).isEqualTo("org.amaan.notification.test.v1");
    assertThat(message.header("content-type"))
        .isEqualTo("application/cloudevents+json; charset=utf-8");
    assertThat(
            rows.count(
                "SELECT count(*) FROM audit_entry WHERE subject = ? AND action = 'subscription.tested'",
                subscription.id()))
        .isEqualTo(1);
  }

  @Test
  void whatTheReceiverSaysIsShownWithoutItsSecrets() {
    receiver.answering(
        any ->
            new Answer(
                401,
                Map.of(),
                "wrong\u0007 key,\n password=hunter2 and whsec_abcdefgh; you are \u202Eevil"));
    subscription
        .command("test")
        .statusCode(200)
        .body("result", equalTo("refused"))
        .body("status", equalTo(401))
        .body("snippet", equalTo("wrong key, *** and *** you are evil"));
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (Receiver elsewhere = new Receiver()) {
      receiver.answering(any -> new Answer(307, Map.of("Location", elsewhere.url()), ""));
      subscription.command("test").body("result", equalTo("refused")).body("status", equalTo(307));
      assertThat(elsewhere.received).isEqualTo(List.of());
    }
  }

  @Test
  void aReceiverThatSaysNothingIsGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    receiver.answering(
        any -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Answer.of(204);
        });
    subscription
        .command("test")
        .body("result", equalTo("timeout"))
        .body("status", nullValue())
        .body("latencyMs", greaterThanOrEqualTo(1_900));
    over.countDown();
  }

  @Test
  void nobodyThere() {
    receiver.close();
    subscription
        .command("test")
        .statusCode(200)
        .body("result", equalTo("unreachable"))
        .body("status", nullValue());
  }

  @Test
  void aLongAnswerIsReadNoFurtherThanItMatters() {
    receiver.answering(any -> new Answer(500, Map.of(), "no ".repeat(1_000_000)));
    String snippet = subscription.command("test").statusCode(200).extract().path("snippet");
    assertThat(snippet.length()).isEqualTo(500);
  }

  @Test
  void tenAMinute() {
    for (int i = 0; i < TestPace.PER_MINUTE; i++) {
      subscription.command("test").statusCode(200);
    }
    subscription.command("test").statusCode(429);
    assertThat(receiver.received.size()).isEqualTo(TestPace.PER_MINUTE);
  }

  @Test
  void noMetricNamesTheReceiver() {
    subscription.command("test").statusCode(200);
    String metrics = RestAssured.get("/q/metrics").asString();
    assertThat(metrics.contains(":" + receiver.port()) || metrics.contains("hush"))
        .as(metrics)
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"to\": \"me\"}", "[]", "7"})
  void itTakesNoFields(String body) {
    as(Subscribed.ADMIN)
        .contentType("application/json")
        .body(body)
        .post(subscription.path() + "/test")
        .then()
        .statusCode(400);
    assertThat(receiver.received).isEqualTo(List.of());
  }
}
