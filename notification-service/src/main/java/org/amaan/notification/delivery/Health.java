package org.amaan.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import org.amaan.notification.channel.Outcome;
import org.amaan.platform.queue.Backoff;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a receiver. One that failed several times in a row, whatever it was sent,
 * rests: then it gets one message now and then, until it takes one.
 *
 * @param failures attempts that failed since the last that did not
 * @param restsUntil nothing is sent before
 */
record Health(int failures, @Nullable Instant failingSince, @Nullable Instant restsUntil) {

  static final Health WELL = new Health(0, null, null);

  static final int FAILURES_BEFORE_REST = 5;

  /** After so long an agency's administrators are to look at it. */
  static final Duration FAILING_TOO_LONG = Duration.ofDays(3);

  private static final Backoff RESTS =
      Backoff.exponential(Duration.ofSeconds(30), Duration.ofHours(1), Integer.MAX_VALUE);

  /**
   * @param jitter from 0.8 to 1.2
   */
  Health after(Outcome outcome, double jitter) {
    if (outcome.isDelivered()) {
      return WELL;
    }
    if (outcome.isOurs()) {
      return this; // it was not asked
    }
    int failed = failures + 1;
    Duration rest = restAfter(failed, jitter);
    Duration asked = RetrySchedule.rest(outcome.retryAfter());
    Duration longer = asked.compareTo(rest) > 0 ? asked : rest;
    return new Health(
        failed,
        failingSince == null ? outcome.at() : failingSince,
        longer.isZero() ? restsUntil : outcome.at().plus(longer));
  }

  boolean isFailing() {
    return failures > 0;
  }

  /** Only tried with one message at a time. */
  boolean isResting() {
    return failures >= FAILURES_BEFORE_REST;
  }

  boolean restsAt(Instant now) {
    return restsUntil != null && restsUntil.isAfter(now);
  }

  boolean isFailingTooLong(Instant now) {
    return failingSince != null && !failingSince.plus(FAILING_TOO_LONG).isAfter(now);
  }

  private static Duration restAfter(int failed, double jitter) {
    return failed < FAILURES_BEFORE_REST
        ? Duration.ZERO
        : RESTS
            .after(failed - FAILURES_BEFORE_REST + 1)
            .map(rest -> Backoff.jittered(rest, jitter))
            .orElseThrow();
  }
}
