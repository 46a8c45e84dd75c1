package org.amaan.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class ProblemsTest {

  @TestHTTPResource("/v1/things")
  URI things;

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer x", "Bearer eyJhbGciOiJub25lIn0.e30.", "Basic dTpw"})
  void withoutAValidTokenTheAnswerIs401WhateverElseIsWrong(String authorization) {
    RequestSpecification request = given().contentType("text/plain").body("{");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    request
        .post("/v1/no-such-path")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("type", equalTo("urn:amaan:problem:no-valid-token"))
        .body("instance", equalTo("/v1/no-such-path"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"a\",\"size\":1,\"colour\":\"GREEN\"} | colour | format",
        "{\"name\":\"a\",\"size\":1,\"weight\":3} | weight | unknown-field",
        "{\"name\":\"a\",\"size\":\"1\"} | size | type",
        "{\"name\":7,\"size\":1} | name | type",
        "{\"name\":\"a\",\"size\":1.5} | size | type",
        "{\"name\":\"a\",\"size\":[]} | size | type",
        "{\"name\":\"a\",\"size\":10} | size | max",
        "{\"size\":1} | name | required",
        "{\"name\":\"abcdefghijk\",\"size\":1} | name | size",
        "{\"name\":\"a\",\"size\":1,\"parts\":[{\"label\":\"x\"},{}]} | parts[1].label | required",
        "{\"name\":\"a\",\"name\":\"b\",\"size\":1} | '' | json",
        "{\"name\":\"a\",\"size\":1} trailing | '' | json",
        "{\"name\": | '' | json"
      })
  void aBodyThatDoesNotFollowTheContractIsToldWhere(String body, String field, String code) {
    long before = rows.audited();
    post(body)
        .post("/v1/things")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("traceId", matchesPattern("[0-9a-f]{32}"))
        .body("instance", equalTo("/v1/things"))
        .body("errors[0].in", equalTo("body"))
        .body("errors[0].field", equalTo(field))
        .body("errors[0].code", equalTo(code));
    org.assertj.core.api.Assertions.assertThat(rows.audited()).isEqualTo(before);
  }

  @jakarta.inject.Inject Rows rows;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | title | required | The contract requires it. Send a text.",
        "{\"title\":\"a\",\"tone\":\"loud\"} | tone | format | Send one of: low, half-high.",
        "{\"title\":\"a\",\"next\":{}} | next.title | required | The contract requires it. Send a text.",
      })
  void aTypeMadeFromTheContractIsToldWhatIsMissingAndWhichWordsThereAre(
      String body, String field, String code, String message) {
    post(body)
        .post("/v1/things/generated")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field))
        .body("errors[0].code", equalTo(code))
        .body("errors[0].message", equalTo(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/things?limti=2 | limti | This call knows: limit, since.",
        "/v1/things?limit=2&Asad%20Example=1 | '' | This call knows: limit, since.",
        "/v1/things/no-database?x=1 | x | This call takes no parameters in its address."
      })
  void aQueryParameterThatTheCallDoesNotKnowIsNotIgnored(
      String path, String field, String message) {
    asUmeed()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo(field))
        .body("errors[0].code", equalTo("unknown-parameter"))
        .body("errors[0].message", equalTo(message));
  }

  @Test
  void everyFaultOfARequestIsNamedAtOnceWithWhatIsAllowed() {
    asUmeed()
        .header("Idempotency-Key", "7")
        .contentType("application/json")
        .body(
            """
            {"name": 7, "size": 10, "colour": "GREEN", "weight": 3, "code": "abc",
             "parts": [{"label": "x"}, {}, {"label": true}]}
            """)
        .post("/v1/things?x=1")
        .then()
        .statusCode(400)
        .body(
            "errors.collect { it.in + ' ' + it.field + ': ' + it.message }",
            containsInAnyOrder(
                "header Idempotency-Key: Send a UUID that you make up.",
                "query x: This call takes no parameters in its address.",
                "body name: Send a text of at most 10 characters.",
                "body size: Send a whole number of at most 9.",
                "body colour: Send one of: RED, BLUE.",
                "body code: Send a text of the form that the contract gives, such as AB: As on the"
                    + " label.",
                "body weight: The contract knows no such field; leave it out.",
                "body parts[1].label: The contract requires it. Send a text.",
                "body parts[2].label: Send a text."));
  }

  /** The first of these is the first call of its resource; what it finds is kept for the others. */
  @ParameterizedTest
  @ValueSource(strings = {"a%2Ffailure", "%2E%2E", "a"})
  void anAddressThatIsWrittenInAnotherWayIsCheckedAlike(String name) {
    asUmeed()
        .urlEncodingEnabled(false)
        .get("/v1/things/named/" + name + "?x=1")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-parameter"));
    asUmeed().urlEncodingEnabled(false).get("/v1/things/named/" + name).then().statusCode(200);
  }

  @Test
  void ofTooManyFaultsTheFirstHundredAreNamed() {
    String parts = "{},".repeat(80_000);
    post("{\"name\":\"a\",\"size\":1,\"parts\":[" + parts + "{}]}")
        .post("/v1/things?" + "x&".repeat(1000) + "y")
        .then()
        .statusCode(400)
        .body("errors.size()", equalTo(100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/things?limit=many | limit | type | Send a whole number from 1 to 200.",
        "/v1/things?limit=0 | limit | min | Send a whole number from 1 to 200.",
        "/v1/things?limit=99999999999999999999 | limit | type | Send a whole number from 1 to 200.",
        "/v1/things?since=yesterday | since | format | Send a UUID.",
        "/v1/things/coloured?colour=green | colour | format | Send one of: red, dark-blue.",
        "/v1/things/coloured?colour= | colour | format | Send one of: red, dark-blue."
      })
  void aWrongValueInTheQueryIsToldWhatIsAllowed(
      String path, String field, String code, String message) {
    asUmeed()
        .get(path)
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo(field))
        .body("errors[0].code", equalTo(code))
        .body("errors[0].message", equalTo(message));
  }

  @Test
  void aQueryParameterThatIsSentTwiceIsNotCutToTheFirst() {
    asUmeed()
        .get("/v1/things?limit=2&limit=3")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors[0].field", equalTo("limit"))
        .body("errors[0].code", equalTo("repeated-parameter"));
  }

  @Test
  void aBodyNestedTooDeepIsRefused() {
    post("[".repeat(40) + "]".repeat(40)).post("/v1/things/any").then().statusCode(400);
  }

  @Test
  void aMissingOrMalformedHeaderIsNamed() {
    asUmeed()
        .contentType("application/json")
        .body("{\"name\":\"a\",\"size\":1}")
        .post("/v1/things")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("header"))
        .body("errors[0].field", equalTo("Idempotency-Key"))
        .body("errors[0].code", equalTo("required"))
        .body("errors[0].message", equalTo("Send a UUID that you make up."));
    asUmeed()
        .header("Idempotency-Key", "7")
        .contentType("application/json")
        .body("{\"name\":\"a\",\"size\":1}")
        .post("/v1/things")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("Idempotency-Key"));
  }

  @Test
  void aQueryParameterOverItsLimitIsNamed() {
    asUmeed()
        .get("/v1/things?limit=201")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo("limit"));
  }

  @Test
  void aMissingQueryParameterIsAskedForWithItsChoices() {
    asUmeed()
        .get("/v1/things/coloured")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo("colour"))
        .body("errors[0].code", equalTo("required"))
        .body("errors[0].message", equalTo("Send one of: red, dark-blue."));
  }

  @Test
  void theBareAddressLeadsToThePage() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(302)
        .header("Location", equalTo("/q/swagger-ui"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/v1/nothing-here,404,not-found",
    "GET,/v1/things/not-a-uuid/failure,404,not-found",
    "DELETE,/v1/things,405,method-not-allowed"
  })
  void routesThatDoNotExistAreProblemsToo(String method, String path, int status, String type) {
    asUmeed()
        .request(method, path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:amaan:problem:" + type));
  }

  @Test
  void anotherMediaTypeIs415AndAnUnservedAcceptIs406() {
    asUmeed()
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("text/plain")
        .body("x")
        .post("/v1/things")
        .then()
        .statusCode(415)
        .body("type", equalTo("urn:amaan:problem:unsupported-media-type"));
    asUmeed().accept("image/png").get("/v1/things").then().statusCode(406);
  }

  @Test
  void aBodyOverTheLimitIsRefusedWhetherItsLengthIsAnnouncedOrNot() throws Exception {
    byte[] large = ("{\"name\":\"" + "a".repeat(300_000) + "\"}").getBytes();
    post(new String(large, StandardCharsets.US_ASCII))
        .post("/v1/things")
        .then()
        .statusCode(413)
        .body("limitBytes", equalTo(262_144));

    HttpResponse<String> unannounced =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(things)
                    .header("Authorization", "Bearer " + Tokens.of("umeed-caseworker"))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream(large)))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    org.assertj.core.api.Assertions.assertThat(unannounced.statusCode())
        .as(unannounced.body())
        .isEqualTo(413);
  }

  /** What no client library sends; the answer is read from the socket. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /v1/things | Content-Length: 2000000 | 413 | body-too-large",
        "POST /v1/things | Content-Length: 9000000000000000000 | 413 | body-too-large",
        "POST /v1/things | Transfer-Encoding: chunked | 413 | body-too-large",
        "GET /v1/things | Host: not a host/ | 400 | invalid-request",
        "CONNECT example.org:80 | X-Any: 1 | 404 | not-found",
        "OPTIONS * | X-Any: 1 | 404 | not-found"
      })
  void whatTheServerItselfRefusesIsAProblemToo(
      String target, String header, int status, String type) throws Exception {
    String answer = raw(target, header);
    assertThat(answer, startsWith("HTTP/1.1 " + status));
    assertThat(answer, containsString("Content-Type: application/problem+json"));
    assertThat(answer, containsString("\"type\":\"urn:amaan:problem:" + type));
    assertThat(answer, containsString("\"traceId\""));
  }

  private String raw(String target, String header) throws IOException {
    String host = header.startsWith("Host") ? "" : "Host: localhost\r\n";
    String head =
        (target + " HTTP/1.1\r\n" + host + header)
            + "\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer "
            + (Tokens.of("umeed-caseworker") + "\r\n\r\n");
    try (Socket socket = new Socket(things.getHost(), things.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      if (header.startsWith("Transfer-Encoding")) {
        // More than the server's own limit, too.
        String chunks = ("10000\r\n" + " ".repeat(65_536) + "\r\n").repeat(20) + "0\r\n\r\n";
        socket.getOutputStream().write(chunks.getBytes(StandardCharsets.US_ASCII));
      }
      StringBuilder answer = new StringBuilder();
      byte[] some = new byte[8192];
      // Not to the end of the stream: the server may go on waiting for the rest of the body.
      int n;
      do {
        n = socket.getInputStream().read(some);
        answer.append(new String(some, 0, Math.max(n, 0), StandardCharsets.UTF_8));
      } while (n >= 0 && answer.indexOf("}") < 0);
      return answer.toString();
    }
  }

  @Test
  void aFailureOfOursIsMasked() {
    UUID id = UUID.randomUUID();
    asUmeed()
        .get("/v1/things/" + id + "/failure")
        .then()
        .statusCode(500)
        .contentType("application/problem+json")
        .body("detail", not(containsString("secret")))
        .body("detail", not(containsString("Exception")))
        .body("errors", nullValue());
  }

  @Test
  void aLostDatabaseIs503WithRetryAfter() {
    asUmeed()
        .get("/v1/things/no-database")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:amaan:problem:temporarily-unavailable"))
        .body("detail", not(containsString("hunter2")));
  }

  @Test
  void nothingIsCachedAndTheCallersRequestIdComesBack() {
    asUmeed()
        .header("X-Request-Id", "my-id.1")
        .get("/v1/things")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("X-Request-Id", "my-id.1");
    asUmeed()
        .header("X-Request-Id", "<script>")
        .get("/v1/things")
        .then()
        .header("X-Request-Id", nullValue());
  }

  private static RequestSpecification post(String body) {
    return asUmeed()
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(body);
  }

  private static RequestSpecification asUmeed() {
    return given().header("Authorization", "Bearer " + Tokens.of("umeed-caseworker"));
  }
}
