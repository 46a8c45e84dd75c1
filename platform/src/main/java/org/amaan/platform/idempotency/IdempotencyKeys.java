package org.amaan.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** The table of keys that have been used. */
@ApplicationScoped
class IdempotencyKeys {

  record Kept(
      byte[] requestHash,
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
  Optional<Kept> begin(byte[] keyHash) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT running, request_hash, status, location, etag, body"
                    + " FROM begin_command(?1, ?2)",
                Tuple.class)
            .setParameter(1, keyHash)
            .setParameter(2, ByteBuffer.wrap(keyHash).getLong())
            .getResultList();
    if (rows.stream().anyMatch(row -> row.get("running", Boolean.class))) {
      throw new StillRunning();
    }
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Kept(
                    row.get("request_hash", byte[].class),
                    row.get("status", Integer.class),
                    row.get("location", String.class),
                    row.get("etag", String.class),
                    row.get("body", String.class)));
  }

  void keep(byte[] keyHash, byte[] requestHash, Reply reply, @Nullable String body, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO idempotency_key
              (key_hash, request_hash, status, location, etag, body, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """)
        .unwrap(NativeQuery.class)
        .setParameter(1, keyHash)
        .setParameter(2, requestHash)
        .setParameter(3, reply.status())
        .setParameter(4, reply.location(), StandardBasicTypes.STRING)
        .setParameter(5, reply.etag(), StandardBasicTypes.STRING)
        .setParameter(6, body, StandardBasicTypes.STRING)
        .setParameter(7, now)
        .executeUpdate();
  }

  @Transactional
  void forgetBefore(Instant limit) {
    database
        .createNativeQuery("DELETE FROM idempotency_key WHERE created_at < ?1")
        .setParameter(1, limit)
        .executeUpdate();
  }
}
