package org.amaan.notification;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.amaan.platform.testing.OwnersDatabase;

/** What stands in the database, read as the owner, whom no policy binds. */
@Singleton
public class Rows {

  private final OwnersDatabase database;

  Rows(OwnersDatabase database) {
    this.database = database;
  }

  public long count(String sql, Object... parameters) {
    return Long.parseLong(texts(sql, parameters).get(0));
  }

  /** The first column of every row. */
  public List<String> texts(String sql, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      bind(query, parameters);
      List<String> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /** The number of rows a change touches; throws what PostgreSQL says. */
  public int execute(String sql, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement change = connection.prepareStatement(sql)) {
      bind(change, parameters);
      return change.executeUpdate();
    }
  }
}
