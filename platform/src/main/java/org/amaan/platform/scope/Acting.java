package org.amaan.platform.scope;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * In whose scope the transactions of this thread run, where that is not the caller of the request:
 * streams and polls that go on after it, timers, deliveries. A transaction keeps the scope in which
 * it first reached the database.
 */
public final class Acting {

  private static final Caller WORKER = Caller.system("worker");
  private static final ThreadLocal<@Nullable Caller> CALLER = new ThreadLocal<>();

  private Acting() {}

  public static <T> T as(Caller caller, Supplier<T> work) {
    Caller before = CALLER.get();
    CALLER.set(caller);
    try {
      return work.get();
    } finally {
      restore(before);
    }
  }

  /** As the service itself: its worker role sees what background work needs, no more. */
  public static <T> T asWorker(Supplier<T> work) {
    return as(WORKER, work);
  }

  /** Threads on which the service always acts itself. */
  public static ThreadFactory workers(ThreadFactory threads) {
    return work ->
        threads.newThread(
            () -> {
              CALLER.set(WORKER);
              work.run();
            });
  }

  static Optional<Caller> now() {
    return Optional.ofNullable(CALLER.get());
  }

  private static void restore(@Nullable Caller before) {
    if (before == null) {
      CALLER.remove();
    } else {
      CALLER.set(before);
    }
  }
}
