package org.amaan.launcher.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StackResourceTest {

  private static Map<String, String> config = Map.of();

  @BeforeAll
  static void start() {
    StackResource resource = new StackResource();
    resource.init(Map.of("service", "case-service"));
    config = resource.start();
  }

  @Test
  void theServiceConnectsButCreatesNothing() throws SQLException {
    try (Connection connection = as("AMAAN_DATABASE_USER", "AMAAN_DATABASE_PASSWORD");
        Statement statement = connection.createStatement()) {
      assertEquals("42501", refusal(statement, "CREATE TABLE t (id int)"));
      assertEquals("42501", refusal(statement, "CREATE SCHEMA s"));
      assertEquals("42501", refusal(statement, "CREATE TEMPORARY TABLE t (id int)"));
    }
  }

  @Test
  void theOwnerMayMigrateAndTheServiceUsesWhatItIsGranted() throws SQLException {
    try (Connection owner = as("AMAAN_DATABASE_OWNER", "AMAAN_DATABASE_OWNER_PASSWORD");
        Statement migration = owner.createStatement()) {
      migration.execute("CREATE TABLE granted (id int)");
      migration.execute("CREATE TABLE kept (id int)");
      migration.execute("GRANT SELECT, INSERT ON granted TO casework_service");
    }
    try (Connection service = as("AMAAN_DATABASE_USER", "AMAAN_DATABASE_PASSWORD");
        Statement statement = service.createStatement()) {
      assertEquals(1, statement.executeUpdate("INSERT INTO granted VALUES (1)"));
      assertEquals("42501", refusal(statement, "SELECT * FROM kept"));
    }
  }

  @Test
  void theServiceMayBecomeItsWorkerButHasNoneOfItsRightsBefore() throws SQLException {
    try (Connection owner = as("AMAAN_DATABASE_OWNER", "AMAAN_DATABASE_OWNER_PASSWORD");
        Statement migration = owner.createStatement()) {
      migration.execute("CREATE TABLE for_workers (id int)");
      migration.execute("GRANT SELECT ON for_workers TO casework_worker");
    }
    try (Connection service = as("AMAAN_DATABASE_USER", "AMAAN_DATABASE_PASSWORD");
        Statement statement = service.createStatement()) {
      assertEquals("42501", refusal(statement, "SELECT * FROM for_workers"));
      assertEquals("42501", refusal(statement, "SET ROLE referral_worker"));
      statement.execute("SET ROLE casework_worker");
      statement.execute("SELECT * FROM for_workers");
    }
  }

  @Test
  void passwordsAreRequiredAndNoServiceReachesAnothersDatabase() {
    String url = config.getOrDefault("AMAAN_DATABASE_URL", "");
    SQLException wrong =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(url, "casework_service", "x"));
    assertEquals("28P01", wrong.getSQLState());
    String other = url.replaceAll("/casework.*", "/referral");
    SQLException foreign =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection(other, "casework_service", "demo-casework_service"));
    assertEquals("42501", foreign.getSQLState());
  }

  @Test
  void aTokenSaysWhoCallsAndForWhom() throws IOException {
    JsonNode claims = claims(Tokens.of("ahtc-supervisor"));
    assertEquals("ahtc", claims.path("agency").asText());
    assertEquals("ahtc-islamabad", claims.path("unit").asText());
    assertEquals("ahtc-supervisor", claims.path("person").asText());
    assertEquals("ahtc-supervisor", claims.path("azp").asText());
    assertEquals(900, claims.path("exp").asLong() - claims.path("iat").asLong());
    assertEquals(Set.of("investigator", "supervisor"), texts(claims.at("/realm_access/roles")));
    assertEquals(
        Set.of("case-service", "notification-service", "referral-service"),
        texts(claims.path("aud")));
    assertTrue(claims.path("iss").asText().startsWith("http://127.0.0.1:"));
  }

  @Test
  void integrationsAndServicesAreNoPersons() throws IOException {
    JsonNode hospital = claims(Tokens.of("sehat-integration"));
    assertEquals("sehat-hospital", hospital.path("agency").asText());
    assertTrue(hospital.path("person").isMissingNode());
    JsonNode service = claims(Tokens.of("referral-service"));
    assertTrue(service.path("agency").isMissingNode());
    assertEquals(Set.of("service"), texts(service.at("/realm_access/roles")));
  }

  private static Connection as(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        config.get("AMAAN_DATABASE_URL"), config.get(user), config.get(password));
  }

  private static String refusal(Statement statement, String sql) {
    return assertThrows(SQLException.class, () -> statement.execute(sql)).getSQLState();
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
