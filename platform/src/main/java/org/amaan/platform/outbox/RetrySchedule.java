package org.amaan.platform.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * When a failed delivery is tried again: 0.5 s, 1 s, 2 s … up to 30 s apart, for about three days.
 */
final class RetrySchedule {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** About three days at the longest interval. */
  static final int MAX_ATTEMPTS = 8_640;

  /**
   * A refusal may come from a peer that is being upgraded, so it gets some tries, not three days.
   */
  static final int MAX_REFUSALS = 12;

  private RetrySchedule() {}

  /**
   * @param attempts how often delivery has failed, at least 1
   * @param refusals how often the peer has refused it, 0 when it did not refuse just now
   * @return how long to wait, or empty to give up and show the message as failed
   */
  static Optional<Duration> after(int attempts, int refusals) {
    if (attempts >= MAX_ATTEMPTS || refusals >= MAX_REFUSALS) {
      return Optional.empty();
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(attempts - 1, 16));
    return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }
}
