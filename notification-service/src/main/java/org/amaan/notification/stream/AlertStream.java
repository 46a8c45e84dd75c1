package org.amaan.notification.stream;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.amaan.notification.inbox.AlertFeedQueries;
import org.amaan.notification.inbox.FeedAlert;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Access;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One reader's stream: what it has been sent, and what comes next. It reads, within the reader's
 * scope, when it is told that there is news and when the reader has taken what was sent before; in
 * between it waits, without a thread and without a look at the database.
 *
 * <p>Without a place to go on from, it first catches up on what is open, up to where the feed ended
 * when it began, and then follows the feed from there. So it does with a place that is not of this
 * feed: one from before the database was restored, say.
 */
final class AlertStream {

  private static final Logger LOG = Logger.getLogger(AlertStream.class);

  /** A beat comes once a second, so that readers have a sign every fifteen seconds. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(13);

  /** For the last event of a reader that reads. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** What is held for a reader that does not read. */
  private static final int BATCH = 20;

  private final Access access;
  private final Predicate<Access> revoked;
  private final Caller reader;
  private final AlertFeedQueries queries;
  private final SseAlerts events;
  private final Clock clock;
  private final Runnable cut;

  private volatile boolean news = true;
  private volatile boolean unread;
  private volatile boolean ended;
  private volatile Instant until;
  private volatile CompletableFuture<Void> wake = CompletableFuture.completedFuture(null);

  // One round runs at a time, on changing threads.
  private volatile FeedPosition sent;
  private volatile @Nullable FeedPosition catchUpTo;
  private volatile boolean catchingUp;
  private volatile boolean placed;
  private volatile @Nullable Instant lastSign;

  /**
   * @param access of the reader; the stream ends when its token expires or is revoked
   * @param cut ends the connection whether the reader reads or not
   */
  AlertStream(
      Access access,
      Predicate<Access> revoked,
      @Nullable FeedPosition lastSeen,
      AlertFeedQueries queries,
      SseAlerts events,
      Clock clock,
      Runnable cut) {
    this.access = access;
    this.revoked = revoked;
    this.reader = access.caller();
    this.until = access.until();
    this.queries = queries;
    this.events = events;
    this.clock = clock;
    this.cut = cut;
    this.sent = lastSeen == null ? FeedPosition.START : lastSeen;
    this.catchingUp = lastSeen == null;
  }

  String agency() {
    return reader.requireAgency();
  }

  boolean isOfTheSameReader(AlertStream other) {
    return reader.client().equals(other.reader.client())
        && Objects.equals(reader.person(), other.reader.person());
  }

  boolean isOver() {
    return ended || !clock.instant().isBefore(until);
  }

  /** There is something for the agency, perhaps for this reader. */
  void hasNews() {
    news = true;
    wake.complete(null);
  }

  /** Time has passed. */
  void beat(Instant now) {
    endIfRevoked(now);
    if (isOver() && wake.isDone() && !now.isBefore(until.plus(GRACE))) {
      cut.run();
    } else if (unread) {
      unread = false;
      hasNews();
    } else if (isOver() || isSignDue(now)) {
      wake.complete(null);
    }
  }

  void end() {
    ended = true;
    wake.complete(null);
  }

  /**
   * Asked for when the reader has taken what came before.
   *
   * @return the next events; an empty list when there are none after all
   */
  Uni<List<OutboundSseEvent>> next(Executor readers) {
    if (lastSign == null) {
      lastSign = clock.instant();
      return Uni.createFrom().item(List.of(events.opening()));
    }
    CompletableFuture<Void> woken = new CompletableFuture<>();
    wake = woken;
    // Looked at after whoever wakes knows how, so that nothing in between is missed.
    if (news || isOver()) {
      woken.complete(null);
    }
    return Uni.createFrom().completionStage(woken).emitOn(readers).map(now -> round());
  }

  /** As if the token had ended now. */
  private void endIfRevoked(Instant now) {
    if (!isOver() && revoked.test(access)) {
      until = now;
    }
  }

  private List<OutboundSseEvent> round() {
    endIfRevoked(clock.instant());
    if (isOver()) {
      return List.of();
    }
    List<OutboundSseEvent> found = news ? Acting.as(reader, this::read) : List.of();
    if (found.isEmpty() && isSignDue(clock.instant())) {
      found = List.of(events.heartbeat());
    }
    if (!found.isEmpty()) {
      lastSign = clock.instant();
    }
    return found;
  }

  private List<OutboundSseEvent> read() {
    news = false;
    try {
      if (!placed) {
        place();
      }
      List<FeedAlert> found = catchingUp ? stillOpen() : queries.after(reader, sent, BATCH);
      if (!found.isEmpty()) {
        sent = found.get(found.size() - 1).position();
      }
      if (catchingUp || found.size() == BATCH) {
        news = true;
      }
      return found.stream().map(events::alert).toList();
    } catch (RuntimeException failure) {
      // The reader keeps its connection and its place; the next beat tries again.
      LOG.warnf("alerts cannot be read just now: %s", failure.getClass().getName());
      unread = true;
      return List.of();
    }
  }

  private void place() {
    if (!catchingUp && sent.xid() >= queries.end().xid()) {
      sent = FeedPosition.START;
      catchingUp = true;
    }
    placed = true;
  }

  private List<FeedAlert> stillOpen() {
    FeedPosition end = catchUpTo == null ? queries.end() : catchUpTo;
    catchUpTo = end;
    List<FeedAlert> open = queries.openBetween(reader, sent, end, BATCH);
    if (open.isEmpty()) {
      catchingUp = false;
      sent = end;
      return queries.after(reader, sent, BATCH);
    }
    return open;
  }

  private boolean isSignDue(Instant now) {
    return lastSign != null && !now.isBefore(lastSign.plus(HEARTBEAT));
  }
}
