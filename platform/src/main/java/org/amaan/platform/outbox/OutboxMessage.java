package org.amaan.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to a peer, written in the transaction that made it true.
 *
 * @param sequence per aggregate, increasing: a receiver keeps the newest and ignores what is older
 * @param payload JSON
 */
public record OutboxMessage(
    UUID id, String topic, UUID aggregateId, long sequence, Instant createdAt, String payload) {

  public <T> T as(Class<T> type, ObjectMapper json) {
    try {
      return json.readValue(payload, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an outbox payload of topic " + topic + " is unreadable", e);
    }
  }
}
