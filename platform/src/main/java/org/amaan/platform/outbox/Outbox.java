package org.amaan.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.queue.Leased;
import org.amaan.platform.queue.QueueWorker;
import org.amaan.platform.scheduling.AfterCommit;

/**
 * Messages to peers. What is sent here exists if and only if the caller's transaction commits, and
 * is then delivered at once, at least once.
 */
@ApplicationScoped
public class Outbox {

  private final OutboxStore store;
  private final OutboxWorkers workers;
  private final AfterCommit afterCommit;
  private final ObjectMapper json;
  private final Clock clock;

  Outbox(
      OutboxStore store,
      OutboxWorkers workers,
      AfterCommit afterCommit,
      ObjectMapper json,
      Clock clock) {
    this.store = store;
    this.workers = workers;
    this.afterCommit = afterCommit;
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
    QueueWorker<QueuedMessage> worker = workers.of(topic);
    Instant now = clock.instant();
    boolean buffered = worker.accepts();
    OutboxMessage message =
        new OutboxMessage(id, topic, aggregateId, sequence, now, write(payload));
    Leased<QueuedMessage> leased =
        new Leased<>(
            id, new QueuedMessage(message, 0), 0, buffered ? workers.leasedUntil(now) : now);
    store.insert(leased);
    if (buffered) {
      afterCommit.run("outbox " + id, () -> worker.add(leased));
    }
  }

  private String write(Object payload) {
    try {
      return json.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an outbox payload cannot be written as JSON", e);
    }
  }
}
