package org.amaan.platform.edge;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.sample.SlowResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a broken client or an attacker sends ends as a clear refusal, and in no error log. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class HostileHttpTest {

  private static final String THING = "{\"name\":\"a\",\"size\":1}";

  @TestHTTPResource("/v1/things")
  URI things;

  @Test
  void aChunkedBodyWithATrailerIsRefused() throws Exception {
    try (Logged logged = new Logged();
        RawHttp raw = new RawHttp(things)) {
      String answer =
          raw.send(RawHttp.head("POST /v1/things", "Transfer-Encoding: chunked"))
              .send("\r\n15\r\n" + THING + "\r\n0\r\nX-Trailer: 1\r\n\r\n")
              .answer();
      assertRefused(answer);
      org.assertj.core.api.Assertions.assertThat(logged.lines()).isEqualTo(List.of());
    }
  }

  @Test
  void theLengthOfAWholeAddressIsAskedForAsThatOfItsPath() throws Exception {
    List<String> answers = new ArrayList<>();
    for (String target : List.of("/v1/things?limit=2", things + "?limit=2")) {
      try (RawHttp raw = new RawHttp(things)) {
        answers.add(
            raw.send(RawHttp.head("HEAD " + target, "Connection: close") + "\r\n").answer());
      }
    }
    assertThat(answers.get(0), startsWith("HTTP/1.1 200"));
    assertThat(answers.get(1), equalTo(answers.get(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: elsewhere.example",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: \u000bchunked"
      })
  void twoHostsAndUnknownTransferCodingsAreRefused(String header) throws Exception {
    for (String target : List.of("POST /v1/things", "GET /v1/things", "GET /q/health/live")) {
      try (RawHttp raw = new RawHttp(things)) {
        String answer = raw.send(RawHttp.head(target, header) + "\r\n0\r\n\r\n").answer();
        assertRefused(answer);
        assertThat(answer, containsString("onnection: close"));
      }
    }
  }

  @Test
  void aRequestWithoutAHostIsRefused() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      assertRefused(raw.send("GET /q/health/live HTTP/1.1\r\n\r\n").answer());
    }
  }

  @Test
  void anOrdinaryChunkedBodyIsTaken() throws Exception {
    try (RawHttp raw = new RawHttp(things)) {
      String answer =
          raw.send(RawHttp.head("POST /v1/things", "Transfer-Encoding: chunked"))
              .send("\r\n15\r\n" + THING + "\r\n0\r\n\r\n")
              .answer();
      assertThat(answer, startsWith("HTTP/1.1 201"));
    }
  }

  @Test
  void aClientThatGoesInTheMiddleOfItsBodyIsNoErrorOfOurs() throws Exception {
    int before = SlowResource.FAILED_READINGS.get();
    try (Logged logged = new Logged()) {
      new RawHttp(things)
          .send(RawHttp.head("POST /v1/things", "Content-Length: 1000") + "\r\n{\"name\":")
          .close();
      int begun = SlowResource.BEGUN.get();
      RawHttp raw = new RawHttp(things);
      raw.send(RawHttp.head("POST /v1/slow/file", "Content-Length: 1000") + "\r\n{\"name\":");
      await().atMost(10, SECONDS).until(() -> SlowResource.BEGUN.get() > begun);
      raw.vanish();
      await().atMost(10, SECONDS).until(() -> SlowResource.FAILED_READINGS.get() > before);
      await().during(1, SECONDS).until(() -> logged.lines().isEmpty());
    }
  }

  @Test
  void aClientThatGoesInTheMiddleOfItsAnswerIsNoErrorOfOurs() throws Exception {
    int before = SlowResource.FAILED_WRITINGS.get();
    int begun = SlowResource.BEGUN.get();
    try (Logged logged = new Logged()) {
      RawHttp raw = new RawHttp(things);
      raw.send(RawHttp.head("GET /v1/slow/large") + "\r\n");
      await().atMost(10, SECONDS).until(() -> SlowResource.BEGUN.get() > begun);
      raw.vanish();
      await().atMost(10, SECONDS).until(() -> SlowResource.FAILED_WRITINGS.get() > before);
      await().during(1, SECONDS).until(() -> logged.lines().isEmpty());
    }
  }

  @Test
  void aPoolWithoutAFreeConnectionIs503WithRetryAfter() {
    given()
        .header("Authorization", "Bearer " + Tokens.of("umeed-caseworker"))
        .get("/v1/slow/exhausted-pool")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:amaan:problem:temporarily-unavailable"));
  }

  private static void assertRefused(String answer) {
    assertThat(answer, startsWith("HTTP/1.1 400"));
    assertThat(answer, containsString("application/problem+json"));
    assertThat(answer, containsString("urn:amaan:problem:invalid-request"));
  }
}
