package org.amaan.platform.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
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
   * Held until the transaction ends; false when another request with this key still runs. Also
   * opens the key's row, and no other, to this transaction: only who has a key sees what was
   * answered.
   */
  boolean lock(byte[] keyHash) {
    return (Boolean)
        database
            .createNativeQuery(
                """
                SELECT pg_try_advisory_xact_lock(?1)
                FROM set_config('amaan.idempotency_key', ?2, true)
                """)
            .setParameter(1, ByteBuffer.wrap(keyHash).getLong())
            .setParameter(2, HexFormat.of().formatHex(keyHash))
            .getSingleResult();
  }

  Optional<Kept> find(byte[] keyHash) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT request_hash, status, location, etag, body FROM idempotency_key WHERE"
                    + " key_hash = ?1",
                Tuple.class)
            .setParameter(1, keyHash)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Kept(
                    row.get("request_hash", byte[].class),
                    row.get("status", Number.class).intValue(),
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
