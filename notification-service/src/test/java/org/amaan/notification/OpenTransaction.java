package org.amaan.notification;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.amaan.platform.testing.OwnersDatabase;

/** A transaction of somebody else that takes its time. */
public final class OpenTransaction implements AutoCloseable {

  private final Rows rows;
  private final Connection connection;
  private final int backend;

  public OpenTransaction(OwnersDatabase database, Rows rows) throws SQLException {
    this.rows = rows;
    this.connection = database.getConnection();
    this.connection.setAutoCommit(false);
    try (PreparedStatement own = connection.prepareStatement("SELECT pg_backend_pid()");
        var found = own.executeQuery()) {
      found.next();
      this.backend = found.getInt(1);
    }
  }

  public void run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Rows.bind(statement, parameters);
      statement.execute();
    }
  }

  /** Until somebody waits for its end. */
  public void awaitWaiting() {
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM pg_locks l WHERE NOT l.granted AND ? = ANY"
                            + " (pg_blocking_pids(l.pid))",
                        backend)
                    > 0);
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
