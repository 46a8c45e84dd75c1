package org.amaan.launcher.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
      assertThat(refusal(statement, "CREATE TABLE t (id int)")).isEqualTo("42501");
      assertThat(refusal(statement, "CREATE SCHEMA s")).isEqualTo("42501");
      assertThat(refusal(statement, "CREATE TEMPORARY TABLE t (id int)")).isEqualTo("42501");
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
      assertThat(statement.executeUpdate("INSERT INTO granted VALUES (1)")).isEqualTo(1);
      assertThat(refusal(statement, "SELECT * FROM kept")).isEqualTo("42501");
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
      assertThat(refusal(statement, "SELECT * FROM for_workers")).isEqualTo("42501");
      assertThat(refusal(statement, "SET ROLE referral_worker")).isEqualTo("42501");
      statement.execute("SET ROLE casework_worker");
      statement.execute("SELECT * FROM for_workers");
    }
  }

  @Test
  void passwordsAreRequiredAndNoServiceReachesAnothersDatabase() {
    String url = config.getOrDefault("AMAAN_DATABASE_URL", "");
    SQLException wrong =
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> DriverManager.getConnection(url, "casework_service", "x"))
            .actual();
    assertThat(wrong.getSQLState()).isEqualTo("28P01");
    String other = url.replaceAll("/casework.*", "/referral");
    SQLException foreign =
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(
                () ->
                    DriverManager.getConnection(other, "casework_service", "demo-casework_service"))
            .actual();
    assertThat(foreign.getSQLState()).isEqualTo("42501");
  }

  @Test
  void aTokenSaysWhoCallsAndForWhom() throws IOException {
    JsonNode claims = claims(Tokens.of("ahtc-supervisor"));
    assertThat(claims.path("agency").asText()).isEqualTo("ahtc");
    assertThat(claims.path("unit").asText()).isEqualTo("ahtc-islamabad");
    assertThat(claims.path("person").asText()).isEqualTo("ahtc-supervisor");
    assertThat(claims.path("azp").asText()).isEqualTo("ahtc-supervisor");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
    assertThat(texts(claims.at("/realm_access/roles")))
        .isEqualTo(Set.of("investigator", "supervisor"));
    assertThat(texts(claims.path("aud")))
        .isEqualTo(Set.of("case-service", "notification-service", "referral-service"));
    assertThat(claims.path("iss").asText().startsWith("http://127.0.0.1:")).isTrue();
  }

  @Test
  void integrationsAndServicesAreNoPersons() throws IOException {
    JsonNode hospital = claims(Tokens.of("sehat-integration"));
    assertThat(hospital.path("agency").asText()).isEqualTo("sehat-hospital");
    assertThat(hospital.path("person").isMissingNode()).isTrue();
    JsonNode service = claims(Tokens.of("referral-service"));
    assertThat(service.path("agency").isMissingNode()).isTrue();
    assertThat(texts(service.at("/realm_access/roles"))).isEqualTo(Set.of("service"));
  }

  private static Connection as(String user, String password) throws SQLException {
    return DriverManager.getConnection(
        config.get("AMAAN_DATABASE_URL"), config.get(user), config.get(password));
  }

  private static String refusal(Statement statement, String sql) {
    return assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> statement.execute(sql))
        .actual()
        .getSQLState();
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
