package org.amaan.platform.limits;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.sample.LimitedResource;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.Test;

/** Floods, with limits small enough that a test can make one. */
@QuarkusTest
@TestProfile(RequestLimitTest.Small.class)
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class RequestLimitTest {

  public static class Small implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "amaan.limits.times", "1",
          "amaan.limits.requests.of-one-client", "20",
          "amaan.limits.requests.of-one-agency", "30",
          "amaan.limits.refusals.of-one-client", "3",
          "amaan.limits.refusals.of-one-agency", "60",
          "amaan.limits.urgent.of-one-client", "4",
          "amaan.limits.urgent.of-one-agency", "4");
    }
  }

  /** The minute goes on while a test asks. */
  private static final int LATER = 8;

  @Inject Limits limits;
  @Inject SharedAllowances shared;
  @Inject DataSource database;
  @Inject OwnersDatabase owners;

  @Test
  void aClientAndItsAgencyAreRefusedBeyondTheirLimits() {
    assertThat(listedBeforeRefused("umeed-caseworker"), about(20));
    get("umeed-caseworker", "/v1/limited")
        .statusCode(429)
        .contentType("application/problem+json")
        .header("Retry-After", matchesPattern("[1-4]"))
        .body("type", equalTo("urn:amaan:problem:too-many-requests"));
    assertThat("what its agency has left", listedBeforeRefused("dpo-umeed"), about(10));
    assertThat("another agency", listedBeforeRefused("panah-shelter"), about(20));
  }

  @Test
  void whoeverIsRefusedTooOftenIsAskedToWaitAndNothingIsWritten() throws Exception {
    for (int i = 0; i < 8; i++) {
      int status = get("stranger-ngo", "/v1/limited/" + UUID.randomUUID()).extract().statusCode();
      org.assertj.core.api.Assertions.assertThat(status)
          .as("the " + i + "th")
          .isEqualTo(i < 3 ? 404 : 429);
    }
    org.assertj.core.api.Assertions.assertThat(refusalsAudited("stranger-ngo")).isEqualTo(3);
    get("stranger-ngo", "/v1/limited").statusCode(200);
    get("darya-hospital-integration", "/v1/limited/" + UUID.randomUUID()).statusCode(404);
  }

  @Test
  void aFloodOfRoutineCallsDoesNotStopUrgentOnes() {
    assertThat(untilRefused("calls", false), about(20));
    org.assertj.core.api.Assertions.assertThat(call("sehat-integration", "calls", true))
        .isEqualTo(200);
    org.assertj.core.api.Assertions.assertThat(call("sehat-integration", "danger", false))
        .isEqualTo(200);
    assertThat("still", untilRefused("calls", false), lessThanOrEqualTo(LATER));
    org.assertj.core.api.Assertions.assertThat(call("sehat-integration", "calls", true))
        .isEqualTo(200);
    org.assertj.core.api.Assertions.assertThat(call("sehat-integration", "danger", false))
        .isEqualTo(200);
    assertThat(
        "urgent ones have a limit too", untilRefused("calls", true), lessThanOrEqualTo(LATER));
  }

  @Test
  void whatOneReplicaGaveAwayTheOtherDoesNotGiveAgain() {
    Allowances one = new Allowances(limits, shared);
    Allowances other = new Allowances(limits, shared);
    Caller caller = someone();
    assertThat(takenOf(one, caller), about(20));
    one.settle();
    org.assertj.core.api.Assertions.assertThat(other.take(Kind.REQUESTS, caller).isZero())
        .as("it has not heard of it")
        .isTrue();
    other.settle();
    assertThat("it has now", takenOf(other, caller), lessThanOrEqualTo(1));
  }

  @Test
  void noRequestWaitsForTheDatabase() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Allowances counted = new Allowances(limits, new SharedAllowances(counting(asked)));
    for (int i = 0; i < 10_000; i++) {
      counted.take(Kind.REQUESTS, someone());
    }
    org.assertj.core.api.Assertions.assertThat(asked.get()).isEqualTo(0);
    counted.settle();
    org.assertj.core.api.Assertions.assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void withoutTheDatabaseEachReplicaCountsForItselfAndTellsLater() {
    AtomicInteger down = new AtomicInteger(1);
    Allowances one = new Allowances(limits, new SharedAllowances(downWhile(down)));
    Allowances other = new Allowances(limits, shared);
    Caller caller = someone();
    assertThat(takenOf(one, caller), about(20));
    one.settle();
    assertThat(takenOf(one, caller), lessThanOrEqualTo(1));
    down.set(0);
    one.settle();
    other.take(Kind.REQUESTS, caller);
    other.settle();
    assertThat(takenOf(other, caller), lessThanOrEqualTo(1));
  }

  @Test
  void whatIsFullAgainIsForgotten() throws Exception {
    Allowances one = new Allowances(limits, shared);
    Caller caller = someone();
    one.take(Kind.REQUESTS, caller);
    one.settle();
    org.assertj.core.api.Assertions.assertThat(rowsOf(caller)).isEqualTo(2);
    shared.forgetFull();
    org.assertj.core.api.Assertions.assertThat(rowsOf(caller)).isEqualTo(2);
    aMinuteAgo(caller);
    shared.forgetFull();
    org.assertj.core.api.Assertions.assertThat(rowsOf(caller)).isEqualTo(0);
  }

  private static Caller someone() {
    String name = UUID.randomUUID().toString();
    return new Caller(name, "agency-" + name, null, null, java.util.Set.of(Role.REFERRER));
  }

  private static int takenOf(Allowances allowances, Caller caller) {
    int taken = 0;
    while (allowances.take(Kind.REQUESTS, caller).isZero()) {
      taken++;
    }
    return taken;
  }

  private DataSource counting(AtomicInteger asked) {
    return proxy(
        () -> {
          asked.incrementAndGet();
          return database.getConnection();
        });
  }

  private DataSource downWhile(AtomicInteger down) {
    return proxy(
        () -> {
          if (down.get() > 0) {
            throw new SQLException("down", "08006");
          }
          return database.getConnection();
        });
  }

  private interface Connects {
    Connection connect() throws SQLException;
  }

  private static DataSource proxy(Connects connects) {
    return (DataSource)
        java.lang.reflect.Proxy.newProxyInstance(
            RequestLimitTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> connects.connect());
  }

  private long rowsOf(Caller caller) throws SQLException {
    return count(
        "SELECT count(*) FROM request_allowance WHERE key LIKE '%'||?||'%'", caller.client());
  }

  private void aMinuteAgo(Caller caller) throws SQLException {
    count(
        """
        WITH moved AS (UPDATE request_allowance SET at = at - interval '1 minute'
          WHERE key LIKE '%'||?||'%' RETURNING key) SELECT count(*) FROM moved
        """,
        caller.client());
  }

  private long refusalsAudited(String client) throws SQLException {
    return count(
        "SELECT count(*) FROM audit_entry WHERE action = ? AND client = ?",
        LimitedResource.REFUSED,
        client);
  }

  private long count(String sql, String... parameters) throws SQLException {
    try (Connection connection = owners.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static org.hamcrest.Matcher<Integer> about(int limit) {
    return allOf(greaterThanOrEqualTo(limit), lessThanOrEqualTo(limit + LATER));
  }

  /** How many calls are answered; far beyond all limits it gives up. */
  private static int untilRefused(String path, boolean urgent) {
    int answered = 0;
    while (answered < 100 && call("sehat-integration", path, urgent) == 200) {
      answered++;
    }
    return answered;
  }

  private static int listedBeforeRefused(String client) {
    int answered = 0;
    while (get(client, "/v1/limited").extract().statusCode() == 200) {
      answered++;
    }
    return answered;
  }

  private static ValidatableResponse get(String client, String path) {
    return given().header("Authorization", "Bearer " + Tokens.of(client)).get(path).then();
  }

  private static int call(String client, String path, boolean urgent) {
    return given()
        .header("Authorization", "Bearer " + Tokens.of(client))
        .contentType("application/json")
        .body("{\"urgent\": " + urgent + "}")
        .post("/v1/limited/" + path)
        .statusCode();
  }
}
