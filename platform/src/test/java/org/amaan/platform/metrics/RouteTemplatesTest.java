package org.amaan.platform.metrics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The page of metrics is open to whoever reaches the port, and holds no word of a caller's. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class RouteTemplatesTest {

  private static final Pattern URI_TAG = Pattern.compile("uri=\"([^\"]*)\"");

  @TestHTTPResource("/v1/things")
  URI things;

  @Test
  void noPathThatSomebodyMadeUpIsAName() throws Exception {
    for (String path :
        List.of(
            "/v1/people/ZARGHUNA",
            "/ZARGHUNA",
            "/q/ZARGHUNA",
            "/q/health/ZARGHUNA",
            "/q/health/group/ZARGHUNA",
            "/q/swagger-ui/ZARGHUNA",
            "/v1/things/ZARGHUNA/failure",
            "/v1/things/" + UUID.randomUUID() + "/ZARGHUNA")) {
      for (String method : List.of("GET", "POST", "DELETE", "OPTIONS", "PROPFIND")) {
        given().request(method, path);
        asUmeed().request(method, path);
        asUmeed().body("{").contentType("application/json").request(method, path);
      }
    }
    // One who goes before the answer, to a path that there is not.
    try (Socket socket = new Socket(things.getHost(), things.getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /v1/people/ZARGHUNA HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoLinger(true, 0);
    }
    assertThat(metrics(), not(containsString("ZARGHUNA")));
  }

  @Test
  void noMethodThatSomebodyMadeUpIsAName() {
    for (String path : List.of("/v1/things/coloured", "/v1/people", "/q/health")) {
      given().request("ZARGHUNA", path);
      asUmeed().request("ZARGHUNA", path);
    }
    assertThat(metrics(), not(containsString("ZARGHUNA")));
  }

  @Test
  void pathsThatThereAreNotDoNotCrowdOutRoutes() {
    for (int i = 0; i < 150; i++) {
      given().get("/v1/junk-" + i);
      asUmeed().get("/v1/junk-" + i);
      asUmeed().get("/v1/things/" + UUID.randomUUID() + "/failure");
    }
    asUmeed().get("/v1/things/coloured?colour=red").then().statusCode(200);
    Set<String> measured = measured();
    org.assertj.core.api.Assertions.assertThat(measured.contains("/v1/things/coloured"))
        .as(measured.toString())
        .isTrue();
    org.assertj.core.api.Assertions.assertThat(measured.contains("/v1/things/{id}/failure"))
        .as(measured.toString())
        .isTrue();
    org.assertj.core.api.Assertions.assertThat(measured.contains("UNMATCHED"))
        .as(measured.toString())
        .isTrue();
    org.assertj.core.api.Assertions.assertThat(
            measured.stream().noneMatch(uri -> uri.contains("junk")))
        .as(measured.toString())
        .isTrue();
  }

  private static Set<String> measured() {
    Set<String> uris = new TreeSet<>();
    URI_TAG.matcher(metrics()).results().forEach(found -> uris.add(found.group(1)));
    return uris;
  }

  private static String metrics() {
    return given().get("/q/metrics").asString();
  }

  private static RequestSpecification asUmeed() {
    return given().header("Authorization", "Bearer " + Tokens.of("umeed-caseworker"));
  }
}
