package org.amaan.notification.alert;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream: what it has been sent, and what comes next. Each round reads within the
 * reader's scope, and waits when there is nothing: until a commit in this process raises the
 * signal, or a pause is over and others may have written. A signalled alert stays hidden while an
 * older transaction of anybody's is open; so looks come quickly at first, then once a second.
 *
 * <p>Without a place to go on from, it first catches up on what is open, up to where the feed ended
 * when it began, and then follows the feed from there.
 */
final class AlertStream {

  private static final Logger LOG = Logger.getLogger(AlertStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int BATCH = 100;

  private final Caller reader;
  private final Instant until;
  private final AlertQueries queries;
  private final SseAlerts events;
  private final Clock clock;

  // One round runs at a time, on changing threads.
  private volatile FeedPosition sent;
  private volatile @Nullable FeedPosition catchUpTo;
  private volatile boolean catchingUp;
  private volatile @Nullable Instant lastSign;
  private volatile Duration pause = SHORTEST_PAUSE;

  AlertStream(
      Caller reader,
      @Nullable FeedPosition lastSeen,
      Instant until,
      AlertQueries queries,
      SseAlerts events,
      Clock clock) {
    this.reader = reader;
    this.until = until;
    this.queries = queries;
    this.events = events;
    this.clock = clock;
    this.sent = lastSeen == null ? FeedPosition.START : lastSeen;
    this.catchingUp = lastSeen == null;
  }

  static String channel(String agency) {
    return "alerts:" + agency;
  }

  boolean isOver() {
    return !clock.instant().isBefore(until);
  }

  /** The next events; an empty list when nothing came during this pause. */
  Uni<List<OutboundSseEvent>> next(CommitSignal signal, Executor readers) {
    if (lastSign == null) {
      lastSign = clock.instant();
      return Uni.createFrom().item(List.of(events.opening()));
    }
    // Asked for before reading, so that a commit in between is not missed.
    CompletableFuture<Void> wake =
        signal
            .next(channel(reader.requireAgency()))
            .orTimeout(pause.toMillis(), TimeUnit.MILLISECONDS);
    return Uni.createFrom()
        .item(() -> Acting.as(reader, this::read))
        .runSubscriptionOn(readers)
        .onFailure()
        .recoverWithItem(this::unreadable)
        .flatMap(
            found -> {
              if (found.isEmpty() && !isOver()) {
                return Uni.createFrom()
                    .completionStage(wake)
                    .onItemOrFailure()
                    .invoke((woken, timeout) -> pause = timeout == null ? SHORTEST_PAUSE : longer())
                    .onFailure()
                    .recoverWithNull()
                    .emitOn(readers)
                    .map(x -> heartbeat());
              }
              pause = SHORTEST_PAUSE;
              wake.cancel(false);
              return Uni.createFrom().item(found);
            });
  }

  private Duration longer() {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  private List<OutboundSseEvent> read() {
    if (isOver()) {
      return List.of();
    }
    List<Alert> found = catchingUp ? stillOpen() : queries.after(reader, sent, BATCH);
    if (found.isEmpty()) {
      return List.of();
    }
    sent = found.get(found.size() - 1).feedPosition();
    lastSign = clock.instant();
    return found.stream().map(events::alert).toList();
  }

  private List<Alert> stillOpen() {
    FeedPosition end = catchUpTo == null ? queries.end() : catchUpTo;
    catchUpTo = end;
    List<Alert> open = queries.openBetween(reader, sent, end, BATCH);
    if (open.isEmpty()) {
      catchingUp = false;
      sent = end;
      return queries.after(reader, sent, BATCH);
    }
    return open;
  }

  // The reader keeps its connection and its place; the next round tries again.
  private List<OutboundSseEvent> unreadable(Throwable failure) {
    LOG.warnf("alerts cannot be read just now: %s", failure.getClass().getName());
    return List.of();
  }

  private List<OutboundSseEvent> heartbeat() {
    Instant now = clock.instant();
    if (lastSign != null && now.isBefore(lastSign.plus(HEARTBEAT))) {
      return List.of();
    }
    lastSign = now;
    return List.of(events.heartbeat());
  }
}
