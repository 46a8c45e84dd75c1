package org.amaan.platform.sample;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;

/** Another peer, which is always well. */
@Singleton
public class SampleNeighbour implements OutboxRoute {

  public static final String TOPIC = "other";

  private final List<UUID> taken = new CopyOnWriteArrayList<>();

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    taken.add(message.aggregateId());
  }

  public List<UUID> taken() {
    return taken;
  }
}
