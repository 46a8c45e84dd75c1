package org.amaan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.sample.MakeThing;
import org.amaan.platform.scope.Acting;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class AppendOnlyAuditTest {

  @Inject DataSource database;
  @Inject MakeThing makeThing;

  @ConfigProperty(name = "AMAAN_DATABASE_URL")
  String url;

  @ConfigProperty(name = "AMAAN_DATABASE_OWNER")
  String owner;

  @ConfigProperty(name = "AMAAN_DATABASE_OWNER_PASSWORD")
  String ownerPassword;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET action = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "DROP TABLE audit_entry",
        "CREATE TABLE mine (id int)"
      })
  void theServiceCannotRewriteHistoryNorTouchTheSchema(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      SQLException refused =
          assertThatExceptionOfType(SQLException.class)
              .isThrownBy(() -> statement.execute(sql))
              .actual();
      assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo("42501");
    }
  }

  @Test
  void notEvenTheOwnerChangesAnEntryInPassing() throws SQLException {
    Caller someone = new Caller("umeed-caseworker", null, null, null, Set.of());
    Acting.as(someone, () -> makeThing.execute(someone, "lamp"));
    try (Connection connection = DriverManager.getConnection(url, owner, ownerPassword);
        Statement statement = connection.createStatement()) {
      SQLException refused =
          assertThatExceptionOfType(SQLException.class)
              .isThrownBy(() -> statement.execute("DELETE FROM audit_entry"))
              .actual();
      assertThat(refused.getSQLState()).isEqualTo("P0001");
    }
  }
}
