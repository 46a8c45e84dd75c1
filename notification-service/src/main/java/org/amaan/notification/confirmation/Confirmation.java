package org.amaan.notification.confirmation;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What was mailed to an address that is not confirmed yet.
 *
 * @param code hashed
 * @param tries how often a wrong code was named since it was made
 * @param codes how many were made for the subscription, this one included
 */
record Confirmation(byte[] code, Instant madeAt, int tries, int codes) {

  static final Duration VALID_FOR = Duration.ofHours(24);
  static final int TRIES = 5;

  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
  private static final int FACTOR = 4;
  private static final int LONGEST = 6;

  /** Another may be had after 1, 4, 16, 64 … minutes: nobody's mailbox is filled on demand. */
  Optional<Duration> waitAt(Instant now) {
    Duration wait = FIRST_WAIT.multipliedBy((long) Math.pow(FACTOR, Math.min(codes, LONGEST) - 1));
    Duration left = Duration.between(now, madeAt.plus(wait));
    return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
  }

  boolean isUsable(Instant now) {
    return tries < TRIES && now.isBefore(madeAt.plus(VALID_FOR));
  }

  boolean is(byte[] named) {
    return MessageDigest.isEqual(code, named);
  }

  Confirmation triedInVain() {
    return new Confirmation(code, madeAt, Math.min(tries + 1, TRIES), codes);
  }

  int triesLeft() {
    return TRIES - tries;
  }
}
