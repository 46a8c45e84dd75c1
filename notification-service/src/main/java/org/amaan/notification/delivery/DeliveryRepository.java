package org.amaan.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.notification.delivery.Endpoint.Passing;
import org.amaan.platform.scope.ForBackgroundWork;

/** Deliveries as the worker sends them. Many at a time: a round trip costs more than a row. */
@ApplicationScoped
class DeliveryRepository {

  /**
   * As often an earlier one may have failed, and later ones about the same case still wait for it.
   */
  static final int TRIES_IN_ORDER = 5;

  static final String RECORD =
      """
          WITH made AS (
            SELECT * FROM jsonb_to_recordset(cast(:made AS jsonb)) AS m (delivery uuid, message uuid, state text, tries integer, next timestamptz,
              at timestamptz, result text, status integer, latency integer, snippet text)),
          tried AS (
            UPDATE delivery d SET state = m.state, message = nullif(m.message, d.id), next_at = m.next, tries = m.tries, attempts = d.attempts + 1,
              ended_at = CASE WHEN m.state = 'pending' THEN NULL ELSE m.at + m.latency * interval '1 millisecond' END
            FROM made m WHERE d.id = m.delivery AND d.id = ANY (:deliveries)
              AND (d.state = :from OR d.state = 'dead' AND m.state = 'delivered')
            RETURNING d.id, d.attempts)
          INSERT INTO delivery_attempt (delivery, number, at, result, status, latency_ms, snippet)
          SELECT t.id, t.attempts, m.at, m.result, m.status, m.latency, decode(m.snippet, 'base64')
          FROM tried t JOIN made m ON m.delivery = t.id
          """;

  private final EntityManager database;
  private final ObjectMapper json;

  DeliveryRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Of one subscription what is on its way and may be sent: not to an agency that is excluded, nor
   * for another unit than the subscription now is, nor before an earlier one about the same case
   * that may be sent as well, unless that one waits for a digest; but for what is sent anyway.
   *
   * @param digest those that come together, or those that come alone
   */
  @ForBackgroundWork("delivering")
  @SuppressWarnings("unchecked")
  List<DueDelivery> due(
      Endpoint endpoint, Passing passing, boolean digest, Instant now, int limit) {
    List<Tuple> rows =
        sendable(
                """
                SELECT id, body, tries, created_at
                FROM sendable_deliveries(:subscription, :unit, :passing, :triesInOrder, :digest, :now, :limit)
                """,
                endpoint,
                passing)
            .setParameter("digest", digest)
            .setParameter("now", now)
            .setParameter("limit", limit)
            .getResultList();
    return rows.stream()
        .map(
            row ->
                new DueDelivery(
                    row.get("id", UUID.class),
                    row.get("body", String.class),
                    row.get("tries", Integer.class),
                    row.get("created_at", Instant.class)))
        .toList();
  }

  /** Of the message in which deliveries were sent. */
  @ForBackgroundWork("mails that returned")
  @SuppressWarnings("unchecked")
  Optional<UUID> subscriptionOf(UUID message) {
    List<UUID> found =
        database
            .createNativeQuery(
                "SELECT subscription FROM delivery WHERE id = :message OR message = :message LIMIT 1")
            .setParameter("message", message)
            .getResultList();
    return found.stream().findFirst();
  }

  /** Those that had been delivered with it, and were not sent again since. */
  @ForBackgroundWork("mails that returned")
  @SuppressWarnings("unchecked")
  List<UUID> takenAs(UUID message, Instant sent) {
    return database
        .createNativeQuery(
            """
            SELECT id FROM delivery d
            WHERE (id = :message AND message IS NULL OR message = :message) AND state = 'delivered'
              AND NOT EXISTS (SELECT FROM delivery_attempt a WHERE a.delivery = d.id AND a.at > :sent)
            FOR UPDATE
            """)
        .setParameter("message", message)
        .setParameter("sent", sent)
        .getResultList();
  }

  /** When the next one is due. */
  @ForBackgroundWork("delivering")
  Optional<Instant> nextDue(Endpoint endpoint, Passing passing) {
    Tuple next =
        (Tuple)
            sendable(
                    """
                    SELECT least(
                      (SELECT next_at FROM sendable_deliveries(:subscription, :unit, :passing, :triesInOrder, false, 'infinity', 1)),
                      (SELECT next_at FROM sendable_deliveries(:subscription, :unit, :passing, :triesInOrder, true, 'infinity', 1))) AS due
                    """,
                    endpoint,
                    passing)
                .getSingleResult();
    return Optional.ofNullable(next.get("due", Instant.class));
  }

  /**
   * What was delivered stays delivered: somebody whose lease has run out may have tried it beside
   * another.
   */
  void record(List<AttemptRecord> attempts) {
    record(attempts, "pending");
  }

  /** What was taken, and has come back. */
  void recordReturned(List<AttemptRecord> returns) {
    record(returns, "delivered");
  }

  private void record(List<AttemptRecord> attempts, String from) {
    database
        .createNativeQuery(RECORD)
        .setParameter("made", write(attempts))
        .setParameter("from", from)
        .setParameter(
            "deliveries", attempts.stream().map(AttemptRecord::delivery).toArray(UUID[]::new))
        .executeUpdate();
  }

  /**
   * The receiver is back: what waits for its next attempt, but was not just tried, waits no more.
   * What waits for its digest does.
   */
  void hasten(UUID subscription, Instant now, List<UUID> tried) {
    database
        .createNativeQuery(
            "UPDATE delivery SET next_at = :now WHERE subscription = :subscription AND state ="
                + " 'pending' AND next_at > :now AND id <> ALL (:tried) AND NOT (digest AND tries ="
                + " 0)")
        .setParameter("now", now)
        .setParameter("tried", tried.toArray(UUID[]::new))
        .setParameter("subscription", subscription)
        .executeUpdate();
  }

  private Query sendable(String sql, Endpoint endpoint, Passing passing) {
    return database
        .createNativeQuery(sql, Tuple.class)
        .setParameter("subscription", endpoint.id())
        .setParameter("unit", endpoint.unit() == null ? "" : endpoint.unit())
        .setParameter("passing", passing.name())
        .setParameter("triesInOrder", TRIES_IN_ORDER);
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("deliveries cannot be written as JSON", e);
    }
  }
}
