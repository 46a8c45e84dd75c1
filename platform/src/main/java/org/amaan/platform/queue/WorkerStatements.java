package org.amaan.platform.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Statements of background workers: each is a transaction of its own, in one round trip with the
 * role that it runs as.
 */
@ApplicationScoped
public class WorkerStatements {

  /** A plan from when the table was almost empty would go on when much of it waits. */
  private static final String AS_WORKER =
      """
      SELECT set_config('role', ?, true), set_config('plan_cache_mode', 'force_custom_plan', true);
      """;

  /** What becomes of the rows. */
  @FunctionalInterface
  public interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  @FunctionalInterface
  private interface Result<T> {
    T of(PreparedStatement executed) throws SQLException;
  }

  private final DataSource database;
  private final String workerRole;

  WorkerStatements(
      DataSource database, @ConfigProperty(name = "amaan.database.worker-role") String workerRole) {
    this.database = database;
    this.workerRole = workerRole;
  }

  public <T> T read(String sql, Rows<T> rows, Object... parameters) {
    return execute(sql, executed -> rows.read(executed.getResultSet()), parameters);
  }

  /** How many rows it touched. */
  public int change(String sql, Object... parameters) {
    return execute(sql, PreparedStatement::getUpdateCount, parameters);
  }

  private <T> T execute(String sql, Result<T> result, Object... parameters) {
    try (Connection connection = database.getConnection()) {
      if (!connection.getAutoCommit()) {
        throw new IllegalStateException("inside a transaction, which has a scope of its own");
      }
      try (PreparedStatement statement = connection.prepareStatement(AS_WORKER + sql)) {
        statement.setString(1, workerRole);
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 2, typed(statement, parameters[i]));
        }
        statement.execute();
        statement.getMoreResults();
        return result.of(statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object typed(PreparedStatement statement, Object value) throws SQLException {
    if (value instanceof Instant at) {
      return at.atOffset(ZoneOffset.UTC);
    }
    return value instanceof UUID[] ids
        ? statement.getConnection().createArrayOf("uuid", ids)
        : value;
  }
}
