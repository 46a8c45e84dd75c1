package org.amaan.platform.scope;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.amaan.platform.identity.Caller;

/**
 * One statement in a caller's scope, for reads that are asked often: the settings travel with the
 * statement, as one transaction and in one round trip instead of three.
 */
@ApplicationScoped
public class ScopedRead {

  /** What becomes of the rows. */
  @FunctionalInterface
  public interface Rows<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private final DataSource database;

  ScopedRead(DataSource database) {
    this.database = database;
  }

  public <T> T ask(Caller caller, String sql, Rows<T> rows, Object... parameters) {
    try (Connection connection = database.getConnection()) {
      if (!connection.getAutoCommit()) {
        throw new IllegalStateException("inside a transaction, which has a scope of its own");
      }
      try (PreparedStatement statement =
          connection.prepareStatement(CallerSettings.SQL + ";" + sql)) {
        CallerSettings.of(caller).set(statement);
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(CallerSettings.COUNT + i + 1, parameters[i]);
        }
        statement.execute();
        statement.getMoreResults();
        try (ResultSet found = statement.getResultSet()) {
          return rows.read(found);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
