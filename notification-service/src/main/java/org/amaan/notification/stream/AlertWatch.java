package org.amaan.notification.stream;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.amaan.notification.alert.RaiseAlerts;
import org.amaan.notification.inbox.AlertFeedQueries;
import org.amaan.notification.inbox.AlertNews;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;

/**
 * Watches for all streams of this process: looks at the feed of all agencies, at once when a commit
 * here signals something and otherwise after a pause, for what others wrote, and wakes the streams
 * of agencies that have something new. A signalled alert stays hidden while an older transaction of
 * anybody's is open; so the next looks come quickly at first. Once a second it lets each stream see
 * whether it is time for a sign of life or for its end.
 */
@ApplicationScoped
class AlertWatch {

  private static final Logger LOG = Logger.getLogger(AlertWatch.class);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Between two looks at least, however many commits there are. */
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(4);

  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);
  private static final int DOUBLINGS = 5;

  private final OpenStreams streams;
  private final AlertFeedQueries queries;
  private final CommitSignal signal;
  private final Clock clock;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, Acting.workers(AlertWatch::thread));
  private volatile boolean closing;

  AlertWatch(OpenStreams streams, AlertFeedQueries queries, CommitSignal signal, Clock clock) {
    this.streams = streams;
    this.queries = queries;
    this.signal = signal;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent started) {
    everySecond(this::watch);
    everySecond(this::beat);
  }

  /** Again whatever becomes of it: nobody else would begin it anew. */
  private void everySecond(Runnable task) {
    threads.scheduleWithFixedDelay(
        () -> guarded(task), 0, SECOND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Readers connect again, elsewhere or later; the service need not wait for them. */
  void closing(@Observes ShutdownDelayInitiatedEvent stopping) {
    closing = true;
    streams.close();
  }

  @PreDestroy
  void close() {
    closing = true;
    threads.shutdownNow();
  }

  private void watch() {
    String settled = null;
    int unsettledLooks = 0;
    while (!closing) {
      // Asked for before looking, so that a commit in between is not missed.
      CompletableFuture<Void> commit = signal.next(RaiseAlerts.SIGNAL);
      Duration pause = SECOND;
      try {
        AlertNews news = queries.newsSince(settled);
        (settled == null ? streams.all() : streams.of(news.agencies()))
            .forEach(stream -> guarded(stream::hasNews));
        settled = news.settled();
        unsettledLooks = news.unsettled() ? unsettledLooks + 1 : 0;
        pause = pauseAfter(unsettledLooks);
      } catch (RuntimeException failure) {
        LOG.warnf("alerts cannot be watched just now: %s", failure.getClass().getName());
      }
      if (signalled(commit, streams.isEmpty() ? SECOND : pause)) {
        unsettledLooks = 0;
      }
      commit.cancel(false);
    }
  }

  void beat() {
    Instant now = clock.instant();
    streams.all().forEach(stream -> guarded(() -> stream.beat(now)));
  }

  /** What fails for one reader fails for no other. */
  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failure) {
      LOG.warnf("readers of alerts cannot be served just now: %s", failure.getClass().getName());
    }
  }

  private static Duration pauseAfter(int unsettledLooks) {
    if (unsettledLooks == 0 || unsettledLooks > DOUBLINGS) {
      return LONGEST_PAUSE;
    }
    return SHORTEST_PAUSE.multipliedBy(1L << (unsettledLooks - 1));
  }

  private static boolean signalled(CompletableFuture<Void> commit, Duration patience) {
    try {
      TimeUnit.MILLISECONDS.sleep(SHORTEST_PAUSE.toMillis());
      commit.get(patience.minus(SHORTEST_PAUSE).toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException nothingHere) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "alert-watch");
    thread.setDaemon(true);
    return thread;
  }
}
