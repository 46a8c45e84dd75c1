package org.amaan.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.scheduling.Timers;

/**
 * Messages to peers. What is sent here exists if and only if the caller's transaction commits, and
 * is then delivered at once, at least once.
 */
@ApplicationScoped
public class Outbox {

  private final EntityManager database;
  private final Timers timers;
  private final ObjectMapper json;
  private final Clock clock;

  Outbox(EntityManager database, Timers timers, ObjectMapper json, Clock clock) {
    this.database = database;
    this.timers = timers;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param sequence per aggregate, increasing
   * @param payload written as JSON; never personal data
   * @return the message's id, which a receiver can use to recognise a repeat
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID send(String topic, UUID aggregateId, long sequence, Object payload) {
    UUID id = Ids.next();
    send(id, topic, aggregateId, sequence, payload);
    return id;
  }

  /** The same, for a payload that must carry the message's own id. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void send(UUID id, String topic, UUID aggregateId, long sequence, Object payload) {
    database
        .createNativeQuery(
            """
            INSERT INTO outbox_message (id, topic, aggregate_id, sequence, payload, created_at)
            VALUES (:id, :topic, :aggregate, :sequence, cast(:payload AS jsonb), :now)
            """)
        .setParameter("id", id)
        .setParameter("topic", topic)
        .setParameter("aggregate", aggregateId)
        .setParameter("sequence", sequence)
        .setParameter("payload", write(payload))
        .setParameter("now", clock.instant())
        .executeUpdate();
    timers.schedule(Delivery.instance(id), clock.instant());
  }

  private String write(Object payload) {
    try {
      return json.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an outbox payload cannot be written as JSON", e);
    }
  }
}
