package org.amaan.platform.sample;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.amaan.platform.outbox.OutboxMessage;
import org.amaan.platform.outbox.OutboxRoute;

/** The far end of the sample's messages: keeps what arrives, or fails as a test tells it to. */
@Singleton
public class SamplePeer implements OutboxRoute {

  static final String TOPIC = "thing";

  private static final Supplier<RuntimeException> WELL = () -> null;

  private final List<UUID> taken = new CopyOnWriteArrayList<>();
  private volatile Supplier<RuntimeException> failure = WELL;

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(OutboxMessage message) {
    RuntimeException now = failure.get();
    if (now != null) {
      throw now;
    }
    taken.add(message.aggregateId());
  }

  public void failWith(Supplier<RuntimeException> how) {
    failure = how;
  }

  public void recover() {
    failure = WELL;
  }

  public List<UUID> taken() {
    return taken;
  }
}
