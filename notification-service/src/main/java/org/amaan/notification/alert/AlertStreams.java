package org.amaan.notification.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens streams of alerts. An open stream waits without a thread; a few threads read for them all.
 */
@ApplicationScoped
class AlertStreams {

  // However many streams wake at once, the pool of connections is left to the requests.
  private static final int READERS = 4;

  private final AlertQueries queries;
  private final CommitSignal signal;
  private final ObjectMapper json;
  private final Clock clock;
  private final ManagedExecutor readers =
      ManagedExecutor.builder()
          .maxAsync(READERS)
          .propagated(ThreadContext.NONE)
          .cleared(ThreadContext.ALL_REMAINING)
          .build();

  private volatile boolean closing;

  AlertStreams(AlertQueries queries, CommitSignal signal, ObjectMapper json, Clock clock) {
    this.queries = queries;
    this.signal = signal;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param lastSeen where to go on; null to begin with what is open
   * @param until when the reader's token expires, and the stream with it
   */
  Multi<OutboundSseEvent> open(
      Caller reader, @Nullable FeedPosition lastSeen, Instant until, Sse sse) {
    SseAlerts events = new SseAlerts(sse, json);
    AlertStream stream = new AlertStream(reader, lastSeen, until, queries, events, clock);
    return Multi.createBy()
        .repeating()
        .uni(() -> stream.next(signal, readers))
        .whilst(sent -> !stream.isOver() && !closing)
        .onItem()
        .disjoint();
  }

  /** Readers connect again, elsewhere or later; the service need not wait for them. */
  void closing(@Observes ShutdownDelayInitiatedEvent stopping) {
    closing = true;
  }

  @PreDestroy
  void close() {
    readers.shutdownNow();
  }
}
