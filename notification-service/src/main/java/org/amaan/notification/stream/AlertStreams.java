package org.amaan.notification.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import org.amaan.notification.inbox.AlertFeedQueries;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Access;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.revocation.RevokedTokens;
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
  private final RevokedTokens revoked;
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
      RevokedTokens revoked,
      ObjectMapper json,
      Clock clock) {
    this.open = open;
    this.queries = queries;
    this.cursors = cursors;
    this.revoked = revoked;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The next round begins when the reader has taken the one before: for one that does not read,
   * nothing is read here either.
   *
   * @param lastSeen where to go on; null to begin with what is open
   * @param access of the reader; the stream ends when its token expires or is revoked
   * @param cut ends the connection whether the reader reads or not
   */
  Multi<OutboundSseEvent> open(
      Access access, @Nullable FeedPosition lastSeen, Sse sse, Runnable cut) {
    SseAlerts events = new SseAlerts(sse, cursors, access.caller(), json);
    AlertStream stream =
        new AlertStream(access, revoked::include, lastSeen, queries, events, clock, cut);
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
