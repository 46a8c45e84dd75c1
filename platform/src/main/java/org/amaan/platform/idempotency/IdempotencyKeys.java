package org.amaan.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.platform.identity.Role;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
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

  private final EntityManager database;

  IdempotencyKeys(EntityManager database) {
    this.database = database;
  }

  /**
   * Holds the key until the transaction ends, and opens its row, and no other, to this transaction:
   * only who has a key sees what was answered. Refuses with 409 while another request with this key
   * runs.
   *
   * @return what was answered before; empty when the key is new
   */
  Optional<Kept> begin(Used key) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT running, owner_hash, request_hash, roles, status, location, etag, body"
                    + " FROM begin_command(?1, ?2)",
                Tuple.class)
            .setParameter(1, key.keyHash())
            .setParameter(2, ByteBuffer.wrap(key.keyHash()).getLong())
            .getResultList();
    if (rows.stream().anyMatch(row -> row.get("running", Boolean.class))) {
      throw new StillRunning();
    }
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Kept(
                    row.get("owner_hash", byte[].class),
                    row.get("request_hash", byte[].class),
                    roles(row.get("roles", String.class)),
                    row.get("status", Integer.class),
                    row.get("location", String.class),
                    row.get("etag", String.class),
                    row.get("body", String.class)));
  }

  void keep(Used key, Set<Role> roles, Reply reply, @Nullable String body, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO idempotency_key
              (key_hash, owner_hash, request_hash, roles, status, location, etag, body, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """)
        .unwrap(NativeQuery.class)
        .setParameter(1, key.keyHash())
        .setParameter(2, key.ownerHash())
        .setParameter(3, key.requestHash())
        .setParameter(4, roles.stream().map(Role::value).collect(Collectors.joining(" ")))
        .setParameter(5, reply.status())
        .setParameter(6, reply.location(), StandardBasicTypes.STRING)
        .setParameter(7, reply.etag(), StandardBasicTypes.STRING)
        .setParameter(8, body, StandardBasicTypes.STRING)
        .setParameter(9, now)
        .executeUpdate();
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
