package org.amaan.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.preference.QuietHours;
import org.amaan.platform.scope.ForBackgroundWork;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Subscriptions, as the worker delivers to them. */
@ApplicationScoped
class EndpointRepository {

  private static final String ONE =
      """
      SELECT id, agency, unit, channel, quiet_from, quiet_until, quiet_zone, quiet_urgent, failures,
        failing_since, rests_until, confirmed_at, version,
        state = 'active' AND NOT EXISTS (SELECT FROM revocation r WHERE r.agency = s.agency AND r.suspended) AS active
      FROM subscription s WHERE id = :id
      """;

  private final EntityManager database;

  EndpointRepository(EntityManager database) {
    this.database = database;
  }

  @ForBackgroundWork("delivering")
  Optional<Endpoint> find(UUID id) {
    return one(ONE, id);
  }

  /** What else would change or delete it waits; what is queued for it does not. */
  @ForBackgroundWork("delivering")
  Optional<Endpoint> lockForChange(UUID id) {
    return one(ONE + "FOR NO KEY UPDATE", id);
  }

  /** Nothing is queued for it until the transaction ends, and what was is seen by what follows. */
  @ForBackgroundWork("delivering")
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
        row.get("active", Boolean.class),
        quietHours(row),
        new Health(
            row.get("failures", Integer.class),
            row.get("failing_since", Instant.class),
            row.get("rests_until", Instant.class)),
        row.get("confirmed_at", Instant.class),
        row.get("version", Long.class));
  }

  private static @Nullable QuietHours quietHours(Tuple row) {
    return QuietHours.stored(
        row.get("quiet_from", LocalTime.class),
        row.get("quiet_until", LocalTime.class),
        row.get("quiet_zone", String.class),
        row.get("quiet_urgent", Boolean.class));
  }

  private static void setTime(Query query, String name, @Nullable Instant value) {
    query.unwrap(NativeQuery.class).setParameter(name, value, StandardBasicTypes.INSTANT);
  }
}
