package org.amaan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.Test;

/** A connection that is used again is as a new one: no test sees what another left. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class KeptConnectionsTest {

  private static final String STATE =
      """
      SELECT concat_ws(' ', pg_backend_pid(), current_user, current_setting('statement_timeout'),
        current_setting('transaction_read_only'), nullif(current_setting('amaan.agency', true), ''),
        (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()))
      """;

  @Inject OwnersDatabase database;

  @Test
  void whatWasNotCommittedIsUndone() throws SQLException {
    String backend;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "CREATE TABLE left_open (id int)");
      backend = one(connection, "SELECT pg_backend_pid()");
    }
    try (Connection connection = database.getConnection()) {
      assertThat(one(connection, "SELECT pg_backend_pid()")).isEqualTo(backend);
      assertThat(one(connection, "SELECT to_regclass('left_open')")).isEqualTo(null);
      assertThat(connection.getAutoCommit()).isEqualTo(true);
    }
  }

  @Test
  void neitherRoleNorSettingsNorLocksStay() throws SQLException {
    String fresh;
    try (Connection connection = database.getConnection()) {
      fresh = one(connection, STATE);
      execute(connection, "SELECT pg_advisory_lock(4711)");
      execute(connection, "SET amaan.agency = 'umeed-trust'");
      execute(connection, "SET statement_timeout = '1h'");
      execute(connection, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
    }
    try (Connection connection = database.getConnection()) {
      assertThat(one(connection, STATE)).isEqualTo(fresh);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
