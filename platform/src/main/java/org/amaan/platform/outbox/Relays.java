package org.amaan.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The relays of all topics: a peer that hangs or fails holds up its own. */
@Singleton
public class Relays {

  private static final Logger LOG = Logger.getLogger(Relays.class);
  private static final Duration CALLS_MAY_END = Duration.ofSeconds(5);

  private final Map<String, Relay> byTopic;

  Relays(@All List<OutboxRoute> routes, OutboxStore store, MeterRegistry metrics, Clock clock) {
    Function<OutboxRoute, Relay> relay =
        route -> new Relay(route, new Courier(route, store, metrics, clock), store, clock);
    this.byTopic = routes.stream().collect(Collectors.toMap(OutboxRoute::topic, relay));
    metrics.gauge("amaan.outbox.pending", store, s -> s.count("pending"));
    metrics.gauge("amaan.outbox.failed", store, s -> s.count("failed"));
  }

  Relay of(String topic) {
    Relay relay = byTopic.get(topic);
    if (relay == null) {
      throw new IllegalArgumentException("no route for topic " + topic);
    }
    return relay;
  }

  /** Messages may have become due otherwise than by the time that goes by. */
  public void wake() {
    byTopic.values().forEach(Relay::wake);
  }

  void start(@Observes @Priority(10_000) StartupEvent started) {
    byTopic.values().forEach(Relay::start);
  }

  /** After the timers, which still write messages. */
  void stop(@Observes @Priority(10_000) ShutdownEvent stopping) throws InterruptedException {
    byTopic.values().forEach(Relay::stop);
    for (Relay relay : byTopic.values()) {
      try {
        relay.awaitStopped(CALLS_MAY_END);
      } catch (RuntimeException databaseAway) {
        LOG.warnf("the outbox keeps what it holds: %s", databaseAway.getClass().getName());
      }
    }
  }
}
