package org.amaan.platform.outbox;

import java.time.Duration;
import java.util.Optional;
import org.amaan.platform.queue.Backoff;

/**
 * When a failed delivery is tried again: 0.5 s, 1 s, 2 s … up to 30 s apart, for about three days.
 */
final class RetrySchedule {

  /** About three days at the longest interval. */
  private static final Backoff BACKOFF =
      Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(30), 8_640);

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
    return refusals >= MAX_REFUSALS ? Optional.empty() : BACKOFF.after(attempts);
  }
}
