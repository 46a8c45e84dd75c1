package org.amaan.platform.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The deliveries of one topic. Few at a time: the scheduler's threads are shared by all topics and
 * timers, and a peer that hangs keeps a thread until the read times out.
 */
final class Lane {

  /** A service has up to three topics; the scheduler has more threads than they can take. */
  static final int WIDTH = 4;

  private static final int SOON_MILLIS = 100;

  /** As long as a failed attempt waits at most: what cannot be sent anyway need not hurry. */
  private static final int LATER_MILLIS = 30_000;

  private final OutboxRoute route;
  private final Semaphore free = new Semaphore(WIDTH);
  private volatile boolean failing;

  Lane(OutboxRoute route) {
    this.route = route;
  }

  /** False when the lane is full and the message was not sent. */
  boolean deliver(OutboxMessage message) {
    if (!free.tryAcquire()) {
      return false;
    }
    try {
      route.deliver(message);
      failing = false;
      return true;
    } catch (PeerUnavailable away) {
      failing = true;
      throw away;
    } finally {
      free.release();
    }
  }

  /** When a message that was turned away may come again; spread, lest all of them come at once. */
  Duration untilFree() {
    int longest = failing ? LATER_MILLIS : SOON_MILLIS;
    return Duration.ofMillis(ThreadLocalRandom.current().nextInt(longest / 2, longest));
  }
}
