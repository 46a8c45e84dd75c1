package org.amaan.platform.limits;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The table in which replicas settle what each of them took. */
@Singleton
class SharedAllowances {

  /** A debt is at most what a minute brings: nobody is locked out for longer. */
  private static final String SETTLE =
      """
      INSERT INTO request_allowance AS shared (key, level, capacity, per_second, at)
      SELECT key, capacity - taken, capacity, per_second, clock_timestamp()
        FROM unnest(?::text[], ?::float8[], ?::float8[], ?::float8[]) AS mine (key, capacity, per_second, taken)
        ORDER BY key
      ON CONFLICT (key) DO UPDATE SET
        level = greatest(-excluded.capacity,
          least(excluded.capacity,
            shared.level + excluded.per_second * greatest(0, extract(epoch FROM excluded.at - shared.at)))
          - (excluded.capacity - excluded.level)),
        capacity = excluded.capacity, per_second = excluded.per_second, at = greatest(shared.at, excluded.at)
      RETURNING key, level
      """;

  private static final String FORGET =
      """
      DELETE FROM request_allowance
        WHERE level + per_second * extract(epoch FROM clock_timestamp() - at) >= capacity
      """;

  /** How much was taken here since the last time. */
  record Taken(Budget from, long count) {}

  private final DataSource database;

  SharedAllowances(DataSource database) {
    this.database = database;
  }

  /**
   * @return what is left of each, for all replicas
   */
  Map<String, Double> settle(List<Taken> taken) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "text", taken.stream().map(each -> each.from().key()).toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "float8", taken.stream().map(each -> (double) each.from().capacity()).toArray()));
      statement.setArray(
          3,
          connection.createArrayOf(
              "float8", taken.stream().map(each -> each.from().perSecond()).toArray()));
      statement.setArray(
          4,
          connection.createArrayOf(
              "float8", taken.stream().map(each -> (double) each.count()).toArray()));
      Map<String, Double> levels = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          levels.put(rows.getString(1), rows.getDouble(2));
        }
      }
      return levels;
    }
  }

  /** A full allowance is as good as none. */
  void forgetFull() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(FORGET);
    }
  }
}
