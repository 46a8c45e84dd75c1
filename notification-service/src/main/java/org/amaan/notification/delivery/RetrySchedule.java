package org.amaan.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.amaan.platform.queue.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed is tried again: soon, then ever more seldom, for about three days.
 */
public final class RetrySchedule {

  /**
   * Whatever was tried: what nobody heard of in this time is in the inbox, and no news any more.
   */
  public static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  /** What a receiver may ask for with Retry-After. */
  static final Duration LONGEST_REST = Duration.ofHours(6);

  private static final Backoff BACKOFF =
      Backoff.of(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(2),
              Duration.ofMinutes(10),
              Duration.ofMinutes(30),
              Duration.ofHours(1),
              Duration.ofHours(2),
              Duration.ofHours(4),
              Duration.ofHours(6),
              Duration.ofHours(8),
              Duration.ofHours(10),
              Duration.ofHours(11),
              Duration.ofHours(12),
              Duration.ofHours(12)));

  private static final int HALF_AN_HOUR = 5;

  private RetrySchedule() {}

  /**
   * @param tries how often it has failed, at least 1
   * @param retryAfter what the receiver asked for
   * @param jitter from 0.8 to 1.2, so that not everything that failed together comes together
   * @return empty to give up
   */
  static Optional<Duration> after(int tries, @Nullable Duration retryAfter, double jitter) {
    Duration asked = rest(retryAfter);
    return BACKOFF
        .after(tries)
        .map(wait -> Backoff.jittered(wait, jitter))
        .map(wait -> asked.compareTo(wait) > 0 ? asked : wait);
  }

  /**
   * How often it has failed, when the last failure was this platform's own: it does not get it any
   * nearer to being given up than half an hour's wait, and is no reason to wait for longer.
   */
  static int triesOfOurs(int before) {
    return Math.max(before, Math.min(before + 1, HALF_AN_HOUR));
  }

  static Duration rest(@Nullable Duration retryAfter) {
    if (retryAfter == null) {
      return Duration.ZERO;
    }
    return retryAfter.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : retryAfter;
  }
}
