package org.amaan.platform.queue;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;

/**
 * Works on the items of one queue, on threads of its own. What this process adds is buffered in
 * memory, leased already; the table is polled for all the rest: what did not fit into the buffer,
 * what failed, what a process that died had leased.
 */
public final class QueueWorker<T> {

  private static final Logger LOG = Logger.getLogger(QueueWorker.class);
  private static final int MOST_BUFFERED = 1_000;
  private static final Duration BETWEEN_POLLS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);

  private final QueueSettings settings;
  private final LeasedItems<T> items;
  private final BatchHandler<T> handler;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Thread driver;
  private final ExecutorService workers;

  private final BlockingQueue<Leased<T>> buffer = new LinkedBlockingQueue<>();
  private final Set<Leased<T>> inFlight = ConcurrentHashMap.newKeySet();
  private final AtomicInteger batches = new AtomicInteger();
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean running;
  private volatile boolean pollNow = true;
  private long lastPoll = System.nanoTime();

  /** The last batch had no answer: one item at a time is tried until there is one. */
  private volatile boolean probing;

  /** One after a failure, and twice as many with each answer: a slow peer is not asked too much. */
  private volatile int batchSize;

  /** More is due than was leased: what is written now queues up behind it. */
  private volatile boolean backlog;

  public QueueWorker(
      QueueSettings settings,
      LeasedItems<T> items,
      BatchHandler<T> handler,
      MeterRegistry metrics,
      Clock clock) {
    this.settings = settings;
    this.items = items;
    this.handler = handler;
    this.metrics = metrics;
    this.clock = clock;
    this.batchSize = settings.batch();
    ThreadFactory threads = Acting.workers(this::thread);
    this.driver = threads.newThread(this::run);
    this.workers = Executors.newFixedThreadPool(settings.workers(), threads);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "amaan-" + settings.name());
    thread.setDaemon(true);
    return thread;
  }

  public void start() {
    running = true;
    driver.start();
  }

  /** No batch begins any more, and what is buffered is released. */
  public void stop() {
    running = false;
    signal.release();
  }

  /** A batch that takes longer is left behind: its items are released, to be worked on again. */
  public void awaitStopped(Duration atMost) throws InterruptedException {
    driver.join(atMost.toMillis());
    workers.shutdown();
    if (!workers.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      release(List.copyOf(inFlight));
    }
  }

  /** Whether what is written now is to be written as leased, and added once it is committed. */
  public boolean accepts() {
    if (buffer.size() >= MOST_BUFFERED) {
      backlog = true;
    }
    return running && !probing && !backlog;
  }

  /** What was written while there was room, even if there is none any more. */
  public void add(Leased<T> leased) {
    buffer.add(leased);
    signal.release();
  }

  /** Items may have become due: the table is polled at once. */
  public void signal() {
    pollNow = true;
    signal.release();
  }

  private void run() {
    while (running) {
      try {
        work();
      } catch (RuntimeException | Error failure) {
        // Nobody would begin it anew.
        warn(failure);
      }
      awaitWork();
    }
    releaseBuffer();
  }

  private void awaitWork() {
    try {
      signal.tryAcquire(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
      signal.drainPermits();
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void work() {
    do {
      if (probing) {
        releaseBuffer();
      }
      if (isTimeToPoll()) {
        poll();
      }
      while (running && freeWorkers() > 0 && !buffer.isEmpty()) {
        beginBatch();
      }
    } while (running && backlog && isTimeToPoll());
  }

  private int freeWorkers() {
    return (probing ? 1 : settings.workers()) - batches.get();
  }

  private boolean isTimeToPoll() {
    if (mostToLease() <= 0) {
      return false;
    }
    long since = System.nanoTime() - lastPoll;
    if (probing) {
      return batches.get() == 0 && (pollNow || since >= BETWEEN_PROBES.toNanos());
    }
    return pollNow || since >= BETWEEN_POLLS.toNanos() || backlog && buffer.isEmpty();
  }

  private int mostToLease() {
    if (probing) {
      return 1;
    }
    return settings.prefetch() > 0 ? settings.prefetch() : freeWorkers();
  }

  private void poll() {
    pollNow = false;
    lastPoll = System.nanoTime();
    int most = mostToLease();
    Instant now = clock.instant();
    List<Leased<T>> due = items.lease(most, now, settings.leasedUntil(now));
    buffer.addAll(due);
    backlog = due.size() == most;
  }

  /** What has failed equally often goes together, so that one that keeps failing goes alone. */
  private List<Leased<T>> nextBatch() {
    int most = batchSize;
    Instant now = clock.instant();
    List<Leased<T>> batch = new ArrayList<>();
    List<Leased<T>> late = new ArrayList<>();
    while (batch.size() < most && !buffer.isEmpty()) {
      Leased<T> next = buffer.element();
      if (!batch.isEmpty() && next.attempts() != batch.get(0).attempts()) {
        break;
      }
      buffer.remove();
      if (settings.hasTimeFor(next, now)) {
        batch.add(next);
      } else if (next.until().isAfter(now)) {
        late.add(next);
      }
    }
    release(late);
    return batch;
  }

  private void beginBatch() {
    List<Leased<T>> batch = nextBatch();
    if (batch.isEmpty()) {
      return;
    }
    inFlight.addAll(batch);
    batches.incrementAndGet();
    try {
      workers.execute(() -> handle(batch));
    } catch (RuntimeException | Error noThread) {
      ended(batch);
      throw noThread;
    }
  }

  private void handle(List<Leased<T>> batch) {
    try {
      answered(handler.handle(batch));
    } catch (RuntimeException | Error notRecorded) {
      warn(notRecorded);
    } finally {
      ended(batch);
    }
  }

  private void ended(List<Leased<T>> batch) {
    batch.forEach(inFlight::remove);
    batches.decrementAndGet();
    signal.release();
  }

  /** By the names alone: a message may quote what was worked on. */
  private void warn(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    metrics.counter("amaan.tasks.failures", "task", settings.name()).increment();
    LOG.warnf("queue %s: %s", settings.name(), cause.getClass().getName());
  }

  /** The item that failed may be a bad one: after the first, another is tried at once. */
  private void answered(boolean well) {
    if (!well && !probing) {
      pollNow = true;
    }
    probing = !well;
    batchSize = well ? Math.min(2 * batchSize, settings.batch()) : 1;
    if (probing) {
      backlog = true;
    }
  }

  private void releaseBuffer() {
    List<Leased<T>> left = new ArrayList<>();
    buffer.drainTo(left);
    release(left);
  }

  private void release(List<Leased<T>> leased) {
    if (!leased.isEmpty()) {
      backlog = true;
      items.release(leased, clock.instant());
    }
  }
}
