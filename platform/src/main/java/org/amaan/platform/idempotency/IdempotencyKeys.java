package org.amaan.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.amaan.platform.identity.Role;
import org.amaan.platform.insertion.InsertInto;
import org.amaan.platform.insertion.PendingInserts;
import org.jspecify.annotations.Nullable;

/** The table of keys that have been used. */
@ApplicationScoped
class IdempotencyKeys {

  /**
   * How a key is used.
   *
   * @param ownerHash of who uses it
   */
  record Used(byte[] keyHash, byte[] ownerHash, byte[] requestHash) {}

  /**
   * What was answered before.
   *
   * @param roles of the caller at that time
   */
  record Kept(
      byte[] ownerHash,
      byte[] requestHash,
      Set<Role> roles,
      int status,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String body) {}

  private static final InsertInto KEYS =
      new InsertInto(
          "idempotency_key",
          "key_hash bytea",
          "owner_hash bytea",
          "request_hash bytea",
          "roles text",
          "status integer",
          "location text",
          "etag text",
          "body text",
          "created_at timestamptz");

  private final EntityManager database;
  private final DataSource connections;
  private final PendingInserts inserts;

  IdempotencyKeys(EntityManager database, DataSource connections, PendingInserts inserts) {
    this.database = database;
    this.connections = connections;
    this.inserts = inserts;
  }

  /**
   * Holds the key until the transaction ends, and opens its row, and no other, to this transaction:
   * only who has a key sees what was answered. Refuses with 409 while another request with this key
   * runs.
   *
   * @return what was answered before; empty when the key is new
   */
  Optional<Kept> begin(Used key) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT running, owner_hash, request_hash, roles, status, location, etag, body"
                    + " FROM begin_command(?, ?)")) {
      statement.setBytes(1, key.keyHash());
      statement.setLong(2, ByteBuffer.wrap(key.keyHash()).getLong());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(kept(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Kept kept(ResultSet row) throws SQLException {
    if (row.getBoolean("running")) {
      throw new StillRunning();
    }
    return new Kept(
        row.getBytes("owner_hash"),
        row.getBytes("request_hash"),
        roles(row.getString("roles")),
        row.getInt("status"),
        row.getString("location"),
        row.getString("etag"),
        row.getString("body"));
  }

  /** Writes all that the command changed, so that what refuses it does so before it is answered. */
  void keep(Used key, Set<Role> roles, Reply reply, @Nullable String body, Instant now) {
    inserts.add(
        KEYS,
        key.keyHash(),
        key.ownerHash(),
        key.requestHash(),
        roles.stream().map(Role::value).collect(Collectors.joining(" ")),
        reply.status(),
        reply.location(),
        reply.etag(),
        body,
        now);
    inserts.flush();
  }

  private static Set<Role> roles(String words) {
    return Stream.of(words.split(" "))
        .flatMap(word -> Role.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Transactional
  void forgetBefore(Instant limit) {
    database
        .createNativeQuery("DELETE FROM idempotency_key WHERE created_at < ?1")
        .setParameter(1, limit)
        .executeUpdate();
  }
}
