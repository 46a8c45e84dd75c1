package org.amaan.referral.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.amaan.platform.testing.OwnersDatabase;
import org.awaitility.Awaitility;

/** Holds rows, as the owner, while the service goes on; undone at its end unless committed. */
public final class AnotherTransaction implements AutoCloseable {

  private final OwnersDatabase database;
  private final Connection connection;

  public AnotherTransaction(OwnersDatabase database) throws SQLException {
    this.database = database;
    this.connection = database.getConnection();
    connection.setAutoCommit(false);
  }

  public void run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  /** Until somebody waits for what is held here, or does not need to. */
  public void awaitWaiting(BooleanSupplier orDone) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> orDone.getAsBoolean() || waiting() > 0);
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }

  private int waiting() throws SQLException {
    int pid = number(connection, "SELECT pg_backend_pid()");
    try (Connection observer = database.getConnection()) {
      return number(
          observer,
          "SELECT count(*) FROM pg_stat_activity WHERE " + pid + " = ANY(pg_blocking_pids(pid))");
    }
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }
}
