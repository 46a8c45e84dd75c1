package org.amaan.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * So many a second, whether or not those before are done: each is timed from when it was to begin,
 * so that what waits behind a slow one counts.
 */
public record Pace(int perSecond, int seconds) {

  int all() {
    return perSecond * seconds;
  }

  /**
   * @param begin given the time at which it was to begin
   */
  void keep(LongConsumer begin) {
    long start = System.nanoTime();
    long apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
    for (int i = 0; i < all(); i++) {
      long due = start + i * apart;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      begin.accept(due);
    }
  }

  /** False when it did not become true in a minute. */
  public static boolean await(Condition condition) throws Exception {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return true;
  }

  public interface Condition {
    boolean holds() throws Exception;
  }
}
