package org.amaan.platform.testing;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The database as one caller finds it without any code of the service in between: a connection with
 * the service's credentials, the settings of a transaction, and whatever SQL somebody may think of.
 */
@Singleton
public class ScopedDatabase {

  /** What a transaction is told; see {@code ScopeOfTransaction}. */
  public record Scope(List<String> settings) {

    public static final Scope NONE = new Scope(List.of());

    public static Scope of(String agency, String unit, String... roles) {
      return new Scope(
          List.of(
              "amaan.client",
              agency + "-client",
              "amaan.agency",
              agency,
              "amaan.unit",
              unit,
              "amaan.roles",
              String.join(" ", roles)));
    }

    Scope and(String name, String value) {
      List<String> more = new ArrayList<>(settings);
      more.addAll(List.of(name, value));
      return new Scope(more);
    }
  }

  private final KeptConnections connections;
  private final String workerRole;

  ScopedDatabase(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") String user,
      @ConfigProperty(name = "quarkus.datasource.password") String password,
      @ConfigProperty(name = "amaan.database.worker-role") String workerRole) {
    this.connections = new KeptConnections(url, user, password);
    this.workerRole = workerRole;
  }

  @PreDestroy
  void close() {
    connections.close();
  }

  public Scope worker() {
    return Scope.NONE.and("role", workerRole);
  }

  /** The first column of every row, as text. */
  public List<String> rows(Scope scope, String sql, Object... parameters) {
    try {
      return run(scope, sql, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long count(Scope scope, String table) {
    return Long.parseLong(rows(scope, "SELECT count(*) FROM " + table).get(0));
  }

  /** The SQL state with which the database refuses; empty when it does not. Nothing is kept. */
  public String refusal(Scope scope, String sql, Object... parameters) {
    try {
      run(scope, sql, parameters);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** How many rows a change would touch. Nothing is kept. */
  public int touched(Scope scope, String sql, Object... parameters) {
    try (Connection connection = begin(scope)) {
      return prepared(connection, sql, parameters).executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> run(Scope scope, String sql, Object... parameters) throws SQLException {
    try (Connection connection = begin(scope);
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      List<String> found = new ArrayList<>();
      if (statement.execute()) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  /** Closed without a commit, so that it leaves nothing. */
  private Connection begin(Scope scope) throws SQLException {
    Connection connection = connections.get();
    connection.setAutoCommit(false);
    for (int i = 0; i < scope.settings().size(); i += 2) {
      prepared(
              connection,
              "SELECT set_config(?, ?, true)",
              scope.settings().get(i),
              scope.settings().get(i + 1))
          .execute();
    }
    return connection;
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
