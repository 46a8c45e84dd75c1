package org.amaan.platform.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * A message that one relay has in hand.
 *
 * @param attempts how often delivery has failed
 * @param refusals how often the peer has refused it
 * @param until nobody else sends it before
 */
record HeldMessage(OutboxMessage message, int attempts, int refusals, Instant until) {

  /** Longer than a call takes; how long the messages of a process that was killed wait. */
  static final Duration LEASE = Duration.ofSeconds(20);

  private static final Duration LONGEST_CALL = Duration.ofSeconds(8);

  /** Else it goes back: two would send it. */
  boolean hasTimeForACall(Instant now) {
    return until.isAfter(now.plus(LONGEST_CALL));
  }
}
