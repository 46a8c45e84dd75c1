package org.amaan.referral.testing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.amaan.platform.testing.OwnersDatabase;

/** Looks at what is stored, as the owner, whom no policy binds. */
@Singleton
public class Rows {

  private final Connections database;

  /** Where to look. */
  interface Connections {
    Connection getConnection() throws SQLException;
  }

  @Inject
  Rows(OwnersDatabase database) {
    this(database::getConnection);
  }

  Rows(Connections database) {
    this.database = database;
  }

  /** The first column of the first row, as text; null when there is no row. */
  public String one(String sql, Object... parameters) {
    List<String> all = all(sql, parameters);
    return all.isEmpty() ? null : all.get(0);
  }

  public long count(String table) {
    return Long.parseLong(one("SELECT count(*) FROM " + table));
  }

  /** The first column of every row, as text. */
  public List<String> all(String sql, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> values = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes behind the service's back; the number of rows. */
  public int change(String sql, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The SQL state with which the database refuses; null when it does not. In a transaction of its
   * own, also when the test is in one.
   */
  public String refusal(String sql) {
    return CompletableFuture.supplyAsync(() -> refusalHere(sql)).join();
  }

  private String refusalHere(String sql) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        return null;
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  /** The audit entries about one thing, newest first, each as {@code action details}. */
  public List<String> audit(Object subject) {
    return all(
        "SELECT action || ' ' || details FROM audit_entry WHERE subject = ?::uuid"
            + " ORDER BY at DESC, id DESC",
        subject.toString());
  }
}
