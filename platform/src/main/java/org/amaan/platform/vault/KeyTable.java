package org.amaan.platform.vault;

import io.quarkus.agroal.DataSource;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.vault.KeyEncryption.Wrapped;

/**
 * The wrapped keys, in the datasource {@code keys}. Each statement commits by itself, whatever
 * transaction the caller is in: a key without a record is harmless, a record without its key is
 * lost.
 */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
class KeyTable {

  private final javax.sql.DataSource database;

  KeyTable(@DataSource("keys") javax.sql.DataSource database) {
    this.database = database;
  }

  /** Those whose owner has one already change nothing. */
  void add(List<Wrapped> keys) {
    UUID[] owners = keys.stream().map(Wrapped::owner).toArray(UUID[]::new);
    byte[][] wrapped = keys.stream().map(Wrapped::key).toArray(byte[][]::new);
    Long[] by = keys.stream().map(Wrapped::by).toArray(Long[]::new);
    run(
        "INSERT INTO data_key (owner, wrapped, wrapped_by, created_at)"
            + " SELECT o, w, b, date_trunc('hour', now()) FROM unnest(?, ?, ?) AS new (o, w, b)"
            + " ON CONFLICT DO NOTHING",
        (connection, statement) -> {
          statement.setArray(1, connection.createArrayOf("uuid", owners));
          statement.setArray(2, connection.createArrayOf("bytea", wrapped));
          statement.setArray(3, connection.createArrayOf("int8", by));
          return statement.executeUpdate();
        });
  }

  Optional<byte[]> find(UUID owner) {
    return run(
        "SELECT wrapped FROM data_key WHERE owner = ?",
        (connection, statement) -> {
          statement.setObject(1, owner);
          try (ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
          }
        });
  }

  int destroy(Collection<UUID> owners) {
    return run(
        "DELETE FROM data_key WHERE owner = ANY (?)",
        (connection, statement) -> {
          statement.setArray(1, connection.createArrayOf("uuid", owners.toArray()));
          return statement.executeUpdate();
        });
  }

  /** Some of the keys that another than this key-encryption key has wrapped. */
  List<Wrapped> notWrappedBy(long primary, int limit) {
    // Two ranges of the index instead of a look at every row.
    return run(
        "(SELECT owner, wrapped, wrapped_by FROM data_key WHERE wrapped_by < ? LIMIT ?) UNION ALL"
            + " (SELECT owner, wrapped, wrapped_by FROM data_key WHERE wrapped_by > ? LIMIT ?)",
        (connection, statement) -> {
          statement.setLong(1, primary);
          statement.setInt(2, limit);
          statement.setLong(3, primary);
          statement.setInt(4, limit);
          List<Wrapped> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new Wrapped(rows.getObject(1, UUID.class), rows.getBytes(2), rows.getLong(3)));
            }
          }
          return found;
        });
  }

  /** Changes nothing when the key was destroyed meanwhile. */
  void replace(Wrapped key) {
    run(
        "UPDATE data_key SET wrapped = ?, wrapped_by = ? WHERE owner = ?",
        (connection, statement) -> {
          statement.setBytes(1, key.key());
          statement.setLong(2, key.by());
          statement.setObject(3, key.owner());
          return statement.executeUpdate();
        });
  }

  private interface Work<T> {
    T on(Connection connection, PreparedStatement statement) throws SQLException;
  }

  private <T> T run(String sql, Work<T> work) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      return work.on(connection, statement);
    } catch (SQLException e) {
      throw new IllegalStateException("the keys' database", e);
    }
  }
}
