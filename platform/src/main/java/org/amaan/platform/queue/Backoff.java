package org.amaan.platform.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long an item waits after each failed attempt, and when it is given up. */
public final class Backoff {

  private final List<Duration> waits;
  private final int attempts;

  private Backoff(List<Duration> waits, int attempts) {
    this.waits = waits;
    this.attempts = attempts;
  }

  /** Waits these, and is given up after one attempt more. */
  public static Backoff of(List<Duration> waits) {
    return new Backoff(List.copyOf(waits), waits.size() + 1);
  }

  /**
   * Waits twice as long each time.
   *
   * @param attempts after so many it is given up
   */
  public static Backoff exponential(Duration first, Duration longest, int attempts) {
    List<Duration> waits = new ArrayList<>();
    Duration wait = first;
    while (wait.compareTo(longest) < 0) {
      waits.add(wait);
      wait = wait.multipliedBy(2);
    }
    waits.add(longest);
    return new Backoff(List.copyOf(waits), attempts);
  }

  /**
   * @param failed how often it has failed, at least 1
   * @return empty to give up
   */
  public Optional<Duration> after(int failed) {
    return failed >= attempts
        ? Optional.empty()
        : Optional.of(waits.get(Math.min(failed, waits.size()) - 1));
  }

  /**
   * A wait a little shorter or longer, so that not everything that failed together comes together.
   *
   * @param jitter about 1
   */
  public static Duration jittered(Duration wait, double jitter) {
    return Duration.ofMillis(Math.round(wait.toMillis() * jitter));
  }
}
