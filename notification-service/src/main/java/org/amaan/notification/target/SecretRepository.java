package org.amaan.notification.target;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Secrets as they are stored: sealed, and for the worker's eyes only. */
@ApplicationScoped
class SecretRepository {

  private final EntityManager database;

  SecretRepository(EntityManager database) {
    this.database = database;
  }

  /** Where a subscription's messages go, and what they are signed with, the newest first. */
  record SealedTarget(
      @Nullable String url,
      byte @Nullable [] address,
      String language,
      ZoneId zone,
      List<Sealed> secrets,
      long version) {}

  /** One of a subscription. */
  record Sealed(UUID id, byte[] secret) {}

  void add(UUID id, UUID subscription, byte[] sealed, Instant now) {
    database
        .createNativeQuery(
            "INSERT INTO subscription_secret (id, subscription, sealed, created_at) VALUES (:id,"
                + " :subscription, :sealed, :now)")
        .setParameter("id", id)
        .setParameter("subscription", subscription)
        .setParameter("sealed", sealed)
        .setParameter("now", now)
        .executeUpdate();
  }

  void retireNewest(UUID subscription, Instant at) {
    database
        .createNativeQuery(
            "UPDATE subscription_secret SET retires_at = :at WHERE subscription = :subscription AND"
                + " retires_at IS NULL")
        .setParameter("at", at)
        .setParameter("subscription", subscription)
        .executeUpdate();
  }

  void removeRetired(UUID subscription, Instant now) {
    database
        .createNativeQuery(
            "DELETE FROM subscription_secret WHERE subscription = :subscription AND retires_at <= :now")
        .setParameter("subscription", subscription)
        .setParameter("now", now)
        .executeUpdate();
  }

  @ForBackgroundWork("delivering, and commands that hold the subscription")
  long count(UUID subscription) {
    return (long)
        database
            .createNativeQuery(
                "SELECT count(*) FROM subscription_secret WHERE subscription = :subscription")
            .setParameter("subscription", subscription)
            .getSingleResult();
  }

  /** Empty when the subscription is gone. */
  @ForBackgroundWork("delivering, and commands that hold the subscription")
  Optional<SealedTarget> target(UUID subscription, Instant now) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                SELECT s.url, s.address, s.language, coalesce(s.quiet_zone, s.digest_zone, 'UTC') AS zone, s.version,
                  k.id, k.sealed
                FROM subscription s LEFT JOIN subscription_secret k
                  ON k.subscription = s.id AND (k.retires_at IS NULL OR k.retires_at > :now)
                WHERE s.id = :subscription ORDER BY k.created_at DESC, k.id DESC
                """,
                Tuple.class)
            .setParameter("subscription", subscription)
            .setParameter("now", now)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new SealedTarget(
                    row.get("url", String.class),
                    row.get("address", byte[].class),
                    row.get("language", String.class),
                    ZoneId.of(row.get("zone", String.class)),
                    secrets(rows),
                    row.get("version", Long.class)));
  }

  private static List<Sealed> secrets(List<Tuple> rows) {
    return rows.stream()
        .filter(row -> row.get("id") != null)
        .map(row -> new Sealed(row.get("id", UUID.class), row.get("sealed", byte[].class)))
        .toList();
  }
}
