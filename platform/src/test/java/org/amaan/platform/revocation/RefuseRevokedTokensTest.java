package org.amaan.platform.revocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import org.amaan.launcher.testing.SignIn;
import org.amaan.launcher.testing.StackResource;
import org.amaan.launcher.testing.Tokens;
import org.amaan.platform.testing.OwnersDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real tokens, and a replica that hears of changes or does not. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class RefuseRevokedTokensTest {

  private static final String OFFICER = "ahtc-officer-2";

  @Inject RevokedTokens tokens;
  @Inject RevocationQueries queries;
  @Inject TakeRevocation take;
  @Inject OwnersDatabase owner;
  @Inject DataSource database;
  @Inject Clock clock;

  @AfterEach
  void nothingIsRevoked() throws SQLException {
    execute("GRANT SELECT ON revocation TO referral_worker");
    execute("DELETE FROM revocation");
    Awaitility.await().until(() -> tokens.known().filter(RevokedSet::isEmpty).isPresent());
  }

  @Test
  void theSecondInWhichItWasIssuedDecides() throws Exception {
    get(OFFICER).statusCode(200);
    Instant issued = issued(Tokens.of(OFFICER));
    UUID id = revoke("ahtc", null, OFFICER, issued.minusSeconds(1), false);
    awaitThatItIsKept();
    get(OFFICER).statusCode(200);
    execute("UPDATE revocation SET not_before = ? WHERE id = ?", Timestamp.from(issued), id);
    Awaitility.await().untilAsserted(() -> get(OFFICER).statusCode(401));
    get(OFFICER)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .header("Cache-Control", "no-store")
        .body("type", equalTo("urn:amaan:problem:token-revoked"))
        .body("instance", equalTo("/v1/limited"));
    get("ahtc-officer-1").statusCode(200);
  }

  @Test
  void wholeAgenciesClientsAndServicesAreRefusedToo() throws SQLException {
    Instant now = clock.instant();
    revoke("panah-shelter", null, null, now.minus(Duration.ofHours(1)), true);
    revoke("sehat-hospital", "sehat-integration", null, now.plusSeconds(1), false);
    revoke(null, "operator", null, now.plusSeconds(1), false);
    revoke(null, "case-service", null, now.plusSeconds(1), false);
    for (String client : new String[] {"panah-shelter", "sehat-integration", "operator"}) {
      Awaitility.await().untilAsserted(() -> get(client).statusCode(401));
    }
    get("umeed-caseworker").statusCode(200);
    get("notification-service").statusCode(401); // not meant for this service
  }

  /** The head of a request is let in, and its body may take minutes. */
  @Test
  void aBodyThatComesAfterTheRevocationIsNotTaken() throws Exception {
    awaitThatItIsKept();
    try (Socket slow = new Socket("localhost", RestAssured.port)) {
      String head =
          "POST /v1/things HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: 40\r\nExpect: 100-continue\r\n"
              + "Authorization: Bearer "
              + Tokens.of(OFFICER)
              + "\r\n\r\n";
      slow.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      // It is told to go on once its token was let in.
      assertThat((char) slow.getInputStream().read()).isEqualTo('H');
      revoke("ahtc", null, OFFICER, clock.instant().plusSeconds(1), false);
      Awaitility.await().untilAsserted(() -> get(OFFICER).statusCode(401));
      slow.getOutputStream().write(" ".repeat(40).getBytes(StandardCharsets.ISO_8859_1));
      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).contains("401", "urn:amaan:problem:token-revoked");
    }
  }

  /** Whoever finds the device renews its tokens without a password. */
  @Test
  void aPersonsTokenCountsFromTheSignIn() throws Exception {
    SignIn device = new SignIn();
    Instant signedIn = Instant.ofEpochSecond(claim(device.in("bilal"), "auth_time"));
    revoke("ahtc", null, "bilal", signedIn, false);
    awaitThatItIsKept();
    String renewed =
        Awaitility.await().until(device::again, token -> issued(token).isAfter(signedIn));
    asked(renewed).statusCode(401);
    String anew = new SignIn().in("bilal");
    asked(anew).statusCode(200);
  }

  @Test
  void whileTheReplicaHearsOfNoChangesItReadsTheTable() throws Exception {
    awaitThatItIsKept();
    assertThat(listenersEnded()).isNotZero();
    revoke("ahtc", null, OFFICER, clock.instant().plusSeconds(1), false);
    Awaitility.await().untilAsserted(() -> get(OFFICER).statusCode(401));
    tokens.forget();
    get(OFFICER).statusCode(401);
    get("ahtc-officer-1").statusCode(200);
    awaitThatItIsKept();
    get(OFFICER).statusCode(401);
  }

  /** A connection may hang without an end. */
  @Test
  void whatIsKeptIsTrustedOnlyWhileTheDatabaseIsHeard() {
    RevokedTokens another = new RevokedTokens(queries);
    another.load();
    assertThat(another.known()).isEmpty();
    another.confirm();
    assertThat(another.known()).isPresent();
  }

  @Test
  void whenTheTableCannotBeReadNobodyIsLetIn() throws Exception {
    awaitThatItIsKept();
    execute("REVOKE SELECT ON revocation FROM referral_worker");
    assertThat(listenersEnded()).isNotZero();
    Awaitility.await()
        .untilAsserted(
            () ->
                get(OFFICER)
                    .statusCode(500)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:amaan:problem:internal-error")));
  }

  @Test
  void whatIsTooOldIsForgottenAndAgenciesStay() throws SQLException {
    Instant old = clock.instant().minus(RevocationQueries.COUNTS_FOR).minusSeconds(1);
    revoke("ahtc", null, OFFICER, old, false);
    revoke("ahtc", null, null, old, false);
    revoke("hota", null, null, old, true);
    revoke("ahtc", null, "ahtc-officer-1", old.plusSeconds(60), false);
    assertThat(queries.forgetOld()).isEqualTo(1);
    assertThat(queries.forgetOld()).isZero();
    awaitThatItIsKept();
    Awaitility.await().untilAsserted(() -> get("hota-intake").statusCode(401));
    get(OFFICER).statusCode(200);
    execute("DELETE FROM revocation WHERE agency = 'hota'");
    Awaitility.await().untilAsserted(() -> get("hota-intake").statusCode(200));
  }

  private UUID revoke(String agency, String client, String person, Instant at, boolean suspended)
      throws SQLException {
    UUID id = UUID.randomUUID();
    execute(
        "INSERT INTO revocation (id, agency, client, person, not_before, suspended, sequence)"
            + " VALUES (?, ?, ?, ?, ?, ?, 1)",
        id,
        agency,
        client,
        person,
        Timestamp.from(at),
        suspended);
    return id;
  }

  private void awaitThatItIsKept() {
    Awaitility.await().until(() -> tokens.known().isPresent());
  }

  private static ValidatableResponse get(String client) {
    return asked(Tokens.of(client));
  }

  private static ValidatableResponse asked(String token) {
    return given().auth().oauth2(token).get("/v1/limited").then();
  }

  private static Instant issued(String token) {
    return Instant.ofEpochSecond(claim(token, "iat"));
  }

  private static long claim(String token, String name) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    try {
      return new ObjectMapper().readTree(claims).path(name).asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int listenersEnded() throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var ended =
            statement.executeQuery(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND query = 'LISTEN amaan_change'")) {
      ended.next();
      return ended.getInt(1);
    }
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = owner.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }
}
