package org.amaan.platform.vault;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The keys' table behind the vault's back, as who restores a backup or tampers with it sees it. */
@Singleton
class StoredKeys {

  private final javax.sql.DataSource database;

  StoredKeys(@DataSource("keys") javax.sql.DataSource database) {
    this.database = database;
  }

  record Backup(UUID owner, byte[] wrapped, long by) {}

  long countWrappedBy(long key) {
    return query("SELECT count(*) FROM data_key WHERE wrapped_by = " + key, row -> row.getLong(1))
        .get(0);
  }

  List<UUID> wrappedByAny() {
    return query("SELECT owner FROM data_key", row -> row.getObject(1, UUID.class));
  }

  Backup backup(UUID owner) {
    return query(
            "SELECT owner, wrapped, wrapped_by FROM data_key WHERE owner = '" + owner + "'",
            row -> new Backup(row.getObject(1, UUID.class), row.getBytes(2), row.getLong(3)))
        .get(0);
  }

  void restore(Backup backup) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO data_key (owner, wrapped, wrapped_by, created_at)"
                    + " VALUES (?, ?, ?, now())")) {
      insert.setObject(1, backup.owner());
      insert.setBytes(2, backup.wrapped());
      insert.setLong(3, backup.by());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void copy(UUID from, UUID to) {
    query(
        "UPDATE data_key SET (wrapped, wrapped_by) = (SELECT wrapped, wrapped_by FROM data_key"
            + " WHERE owner = '%s') WHERE owner = '%s' RETURNING 1".formatted(from, to),
        row -> 1);
  }

  private interface Read<T> {
    T from(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Read<T> read) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(read.from(rows));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
