package org.amaan.notification.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import org.amaan.notification.inbox.AlertFeedQueries;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.SealedCursors;
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

  private final OpenStreams open;
  private final AlertFeedQueries queries;
  private final SealedCursors cursors;
  private final ObjectMapper json;
  private final Clock clock;
  private final ManagedExecutor readers =
      ManagedExecutor.builder()
          .maxAsync(READERS)
          .propagated(ThreadContext.NONE)
          .cleared(ThreadContext.ALL_REMAINING)
          .build();

  AlertStreams(
      OpenStreams open,
      AlertFeedQueries queries,
      SealedCursors cursors,
      ObjectMapper json,
      Clock clock) {
    this.open = open;
    this.queries = queries;
    this.cursors = cursors;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The next round begins when the reader has taken the one before: for one that does not read,
   * nothing is read here either.
   *
   * @param lastSeen where to go on; null to begin with what is open
   * @param until when the reader's token expires, and the stream with it
   * @param cut ends the connection whether the reader reads or not
   */
  Multi<OutboundSseEvent> open(
      Caller reader, @Nullable FeedPosition lastSeen, Instant until, Sse sse, Runnable cut) {
    SseAlerts events = new SseAlerts(sse, cursors, reader, json);
    AlertStream stream = new AlertStream(reader, lastSeen, until, queries, events, clock, cut);
    open.add(stream);
    Multi<OutboundSseEvent> alerts =
        Multi.createBy()
            .repeating()
            .uni(() -> stream.next(readers))
            .whilst(sent -> !stream.isOver())
            .onItem()
            .disjoint();
    return alerts.onTermination().invoke(() -> open.remove(stream));
  }

  @PreDestroy
  void close() {
    readers.shutdownNow();
  }
}
