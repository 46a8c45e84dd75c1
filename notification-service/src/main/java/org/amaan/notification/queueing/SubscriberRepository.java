package org.amaan.notification.queueing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.preference.Digest;
import org.amaan.notification.preference.QuietHours;
import org.amaan.platform.scope.ForBackgroundWork;
import org.jspecify.annotations.Nullable;

/** Who may want an alert, and what is queued for them. */
@ApplicationScoped
class SubscriberRepository {

  private final EntityManager database;
  private final ObjectMapper json;

  SubscriberRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * They are held: whoever releases one waits for what is being queued, and nobody deletes them
   * meanwhile. Nothing is queued for an address that nobody has confirmed.
   */
  @ForBackgroundWork("queueing what other services report")
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
                    Digest.stored(
                        row.get("digest_at", LocalTime.class),
                        row.get("digest_zone", String.class))))
        .toList();
  }

  /** Once for each alert, in the transaction that raises it. */
  void queue(List<QueuedDelivery> queued) {
    if (queued.isEmpty()) {
      return;
    }
    database
        .createNativeQuery(
            """
            INSERT INTO delivery (id, subscription, alert, agency, unit, above, channel, subject, type, urgent, anyway,
              digest, body, due_at, next_at, expires_at, created_at)
            SELECT id, subscription, alert, agency, unit, above, channel, subject, type, urgent, anyway, digest, body,
              due, next, expires, at
            FROM jsonb_to_recordset(cast(:queued AS jsonb)) AS q (id uuid, subscription uuid, alert uuid, agency text,
              unit text, above boolean, channel text, subject text, type text, urgent boolean, anyway boolean,
              digest boolean, body text, due timestamptz, next timestamptz, at timestamptz, expires timestamptz)
            """)
        .setParameter("queued", write(queued))
        .executeUpdate();
  }

  private static @Nullable QuietHours quietHours(Tuple row) {
    return QuietHours.stored(
        row.get("quiet_from", LocalTime.class),
        row.get("quiet_until", LocalTime.class),
        row.get("quiet_zone", String.class),
        row.get("quiet_urgent", Boolean.class));
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("deliveries cannot be written as JSON", e);
    }
  }
}
