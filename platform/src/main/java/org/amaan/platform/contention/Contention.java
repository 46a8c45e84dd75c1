package org.amaan.platform.contention;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.hibernate.StaleStateException;

/**
 * Runs a transaction anew that failed because another one was faster. All of the failures meant
 * here have rolled it back, so nothing is done twice.
 */
public final class Contention {

  static final int MOST_ATTEMPTS = 8;

  private static final int FIRST_PAUSE_MILLIS = 8;
  private static final int LONGEST_PAUSE_MILLIS = 250;

  /** PostgreSQL: serialization failure, deadlock detected, lock not available. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

  private Contention() {}

  /**
   * @param transaction begins and ends one of its own each time, and changes nothing outside of it
   */
  public static <T> T retrying(Callable<T> transaction) throws Exception {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.call();
      } catch (Exception failure) {
        if (attempt == MOST_ATTEMPTS || !isCauseOf(failure)) {
          throw failure;
        }
        pauseAfter(attempt);
      }
    }
  }

  public static boolean isCauseOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof OptimisticLockException
          || t instanceof StaleStateException
          || t instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Longer each time, and never as long as another who failed at the same moment. */
  private static void pauseAfter(int attempt) throws InterruptedException {
    int most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1, most));
  }
}
