package org.amaan.platform.outbox;

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
 * Sees that the messages of one topic reach their peer, on threads of its own. What this process
 * writes is handed over in memory; the table is looked into for all the rest: what did not fit,
 * what failed, what a process that died had in hand.
 */
final class Relay {

  static final int MOST_IN_HAND = 1_000;

  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(250);
  private static final int TAKEN_AT_ONCE = 100;
  private static final int CALLS_AT_ONCE = 4;

  private final OutboxRoute route;
  private final Courier courier;
  private final OutboxStore store;
  private final Clock clock;
  private final int width;
  private final Thread driver;
  private final ExecutorService callers;

  private final BlockingQueue<HeldMessage> inHand = new LinkedBlockingQueue<>();
  private final Set<HeldMessage> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean running;
  private volatile boolean lookNow = true;
  private long lastLook = System.nanoTime();

  /** The last call failed: one message at a time is tried until the peer answers again. */
  private volatile boolean failing;

  /** One after a failure, and twice as many with each answer: a slow peer is not asked too much. */
  private volatile int atOnce;

  /** More waits in the table than was taken: what is written now queues up behind it. */
  private volatile boolean behind;

  Relay(OutboxRoute route, Courier courier, OutboxStore store, Clock clock) {
    this.route = route;
    this.courier = courier;
    this.store = store;
    this.clock = clock;
    this.atOnce = route.atOnce();
    this.width = route.atOnce() > 1 ? 1 : CALLS_AT_ONCE;
    ThreadFactory threads = Acting.workers(this::thread);
    this.driver = threads.newThread(this::run);
    this.callers = Executors.newFixedThreadPool(width, threads);
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "amaan-outbox-" + route.topic());
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    running = true;
    driver.start();
  }

  /** No call begins any more, and what waits in hand goes back. */
  void stop() {
    running = false;
    bell.release();
  }

  /** A call that takes longer is left behind: its messages are sent once more, by somebody else. */
  void awaitStopped(Duration atMost) throws InterruptedException {
    driver.join(atMost.toMillis());
    callers.shutdown();
    if (!callers.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      letGo(List.copyOf(underWay));
    }
  }

  /** Whether what is written now is to be handed over when it is committed. */
  boolean takes() {
    if (inHand.size() >= MOST_IN_HAND) {
      behind = true;
    }
    return running && !failing && !behind;
  }

  /** What was written while there was room, even if there is none any more. */
  void handOver(HeldMessage message) {
    inHand.add(message);
    bell.release();
  }

  /** Messages may have become due. */
  void wake() {
    lookNow = true;
    bell.release();
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
    letGoOfAll();
  }

  private void awaitWork() {
    try {
      bell.tryAcquire(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
      bell.drainPermits();
    } catch (InterruptedException e) {
      running = false;
    }
  }

  private void work() {
    do {
      if (failing) {
        letGoOfAll();
      }
      if (isTimeToLook()) {
        look();
      }
      while (running && calls.get() < (failing ? 1 : width) && !inHand.isEmpty()) {
        sendNext();
      }
    } while (running && behind && isTimeToLook());
  }

  private boolean isTimeToLook() {
    long since = System.nanoTime() - lastLook;
    if (failing) {
      return calls.get() == 0 && (lookNow || since >= BETWEEN_PROBES.toNanos());
    }
    return lookNow || since >= BETWEEN_LOOKS.toNanos() || behind && inHand.isEmpty();
  }

  private void look() {
    lookNow = false;
    lastLook = System.nanoTime();
    int most = failing ? 1 : TAKEN_AT_ONCE;
    List<HeldMessage> due = store.take(route.topic(), clock.instant(), most);
    inHand.addAll(due);
    behind = due.size() == most;
  }

  /** What has failed equally often goes together, so that one that keeps failing goes alone. */
  private List<HeldMessage> nextBatch() {
    int most = atOnce;
    Instant now = clock.instant();
    List<HeldMessage> batch = new ArrayList<>();
    List<HeldMessage> late = new ArrayList<>();
    while (batch.size() < most && !inHand.isEmpty()) {
      HeldMessage next = inHand.element();
      if (!batch.isEmpty() && next.attempts() != batch.get(0).attempts()) {
        break;
      }
      inHand.remove();
      if (next.hasTimeForACall(now)) {
        batch.add(next);
      } else if (next.until().isAfter(now)) {
        late.add(next);
      }
    }
    letGo(late);
    return batch;
  }

  private void sendNext() {
    List<HeldMessage> batch = nextBatch();
    if (batch.isEmpty()) {
      return;
    }
    underWay.addAll(batch);
    calls.incrementAndGet();
    try {
      callers.execute(() -> send(batch));
    } catch (RuntimeException | Error noThread) {
      ended(batch);
      throw noThread;
    }
  }

  private void send(List<HeldMessage> batch) {
    try {
      answered(courier.deliver(batch));
    } catch (RuntimeException | Error notWrittenDown) {
      warn(notWrittenDown);
    } finally {
      ended(batch);
    }
  }

  private void ended(List<HeldMessage> batch) {
    batch.forEach(underWay::remove);
    calls.decrementAndGet();
    bell.release();
  }

  /** By the names alone: a message may quote what was sent. */
  private void warn(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    LOG.warnf("outbox of topic %s: %s", route.topic(), cause.getClass().getName());
  }

  /** The message that failed may be a bad one: after the first, another is tried at once. */
  private void answered(boolean well) {
    if (!well && !failing) {
      lookNow = true;
    }
    failing = !well;
    atOnce = well ? Math.min(2 * atOnce, route.atOnce()) : 1;
    if (failing) {
      behind = true;
    }
  }

  private void letGoOfAll() {
    List<HeldMessage> left = new ArrayList<>();
    inHand.drainTo(left);
    letGo(left);
  }

  private void letGo(List<HeldMessage> messages) {
    if (!messages.isEmpty()) {
      behind = true;
      store.letGo(messages, clock.instant());
    }
  }
}
