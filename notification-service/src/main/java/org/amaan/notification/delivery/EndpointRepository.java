package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.subscription.Digest;
import org.amaan.notification.subscription.QuietHours;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Subscriptions, as the worker delivers to them. */
@ApplicationScoped
class EndpointRepository {

  private static final String ONE =
      """
      SELECT id, agency, unit, channel, state, quiet_from, quiet_until, quiet_zone, quiet_urgent, failures,
        failing_since, rests_until, confirmed_at, version
      FROM subscription WHERE id = :id
      """;

  private final EntityManager database;

  EndpointRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * Held against {@link #lock}: whoever ends a turn waits for what is being queued. They are not
   * deleted meanwhile. An address that nobody has confirmed has none of it.
   */
  @SuppressWarnings("unchecked")
  List<Subscriber> ofAgencies(Collection<String> agencies) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                SELECT id, channel, agency, unit, events, language, state, quiet_from, quiet_until, quiet_zone,
                  quiet_urgent, digest_at, digest_zone
                FROM subscription
                WHERE agency = ANY (:agencies) AND state <> 'unconfirmed' ORDER BY id FOR KEY SHARE
                """,
                Tuple.class)
            .setParameter("agencies", agencies.toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new Subscriber(
                    row.get("id", UUID.class),
                    row.get("channel", String.class),
                    row.get("agency", String.class),
                    row.get("unit", String.class),
                    List.of(row.get("events", String[].class)),
                    row.get("language", String.class),
                    row.get("state", String.class).equals("active"),
                    quietHours(row),
                    digest(row)))
        .toList();
  }

  Optional<Endpoint> find(UUID id) {
    return one(ONE, id);
  }

  /** What else would change or delete it waits; what is queued for it does not. */
  Optional<Endpoint> lockForChange(UUID id) {
    return one(ONE + "FOR NO KEY UPDATE", id);
  }

  /** Nothing is queued for it until the transaction ends, and what was is seen by what follows. */
  Optional<Endpoint> lock(UUID id) {
    return one(ONE + "FOR UPDATE", id);
  }

  void becomes(UUID id, Health health) {
    Query update =
        database
            .createNativeQuery(
                """
                UPDATE subscription SET failures = :failures, failing_since = :since, rests_until = :rests
                WHERE id = :id
                """)
            .setParameter("failures", health.failures())
            .setParameter("id", id);
    setTime(update, "since", health.failingSince());
    setTime(update, "rests", health.restsUntil());
    update.executeUpdate();
  }

  /** False when it is not active any more. */
  boolean disable(UUID id, String reason, Instant now) {
    return database
            .createNativeQuery(
                """
                UPDATE subscription SET state = 'disabled', disabled_reason = :reason, disabled_at = :now,
                  changed_at = :now, version = version + 1
                WHERE id = :id AND state = 'active'
                """)
            .setParameter("reason", reason)
            .setParameter("now", now)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  @SuppressWarnings("unchecked")
  private Optional<Endpoint> one(String sql, UUID id) {
    List<Tuple> rows =
        database.createNativeQuery(sql, Tuple.class).setParameter("id", id).getResultList();
    return rows.stream().findFirst().map(EndpointRepository::endpoint);
  }

  private static Endpoint endpoint(Tuple row) {
    return new Endpoint(
        row.get("id", UUID.class),
        row.get("agency", String.class),
        row.get("unit", String.class),
        row.get("channel", String.class),
        row.get("state", String.class).equals("active"),
        quietHours(row),
        new Health(
            row.get("failures", Integer.class),
            row.get("failing_since", Instant.class),
            row.get("rests_until", Instant.class)),
        row.get("confirmed_at", Instant.class),
        row.get("version", Long.class));
  }

  private static @Nullable Digest digest(Tuple row) {
    return row.get("digest_zone") == null
        ? null
        : new Digest(
            row.get("digest_at", LocalTime.class), ZoneId.of(row.get("digest_zone", String.class)));
  }

  private static @Nullable QuietHours quietHours(Tuple row) {
    return row.get("quiet_zone") == null
        ? null
        : new QuietHours(
            row.get("quiet_from", LocalTime.class),
            row.get("quiet_until", LocalTime.class),
            ZoneId.of(row.get("quiet_zone", String.class)),
            row.get("quiet_urgent", Boolean.class));
  }

  private static void setTime(Query query, String name, @Nullable Instant value) {
    query.unwrap(NativeQuery.class).setParameter(name, value, StandardBasicTypes.INSTANT);
  }
}
