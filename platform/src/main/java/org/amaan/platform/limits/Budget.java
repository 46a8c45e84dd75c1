package org.amaan.platform.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** One allowance as this replica knows it. */
final class Budget {

  private static final long SECONDS = 60;

  private final String key;
  private final long capacity;
  private final Bucket bucket;
  private final AtomicLong unsettled = new AtomicLong();

  Budget(String key, long perMinute, TimeMeter clock) {
    this.key = key;
    this.capacity = perMinute;
    this.bucket =
        Bucket.builder()
            .addLimit(
                limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
            .withCustomTimePrecision(clock)
            .build();
  }

  String key() {
    return key;
  }

  long capacity() {
    return capacity;
  }

  double perSecond() {
    return (double) capacity / SECONDS;
  }

  /**
   * @return zero, or how long until there is something left
   */
  Duration take() {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      unsettled.incrementAndGet();
      return Duration.ZERO;
    }
    return Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  void giveBack() {
    bucket.addTokens(1);
    unsettled.decrementAndGet();
  }

  /** Also what is not there. */
  void charge() {
    bucket.consumeIgnoringRateLimits(1);
    unsettled.incrementAndGet();
  }

  Duration untilSomethingIsLeft() {
    var probe = bucket.estimateAbilityToConsume(1);
    return probe.canBeConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  long unsettled() {
    return unsettled.get();
  }

  boolean isFull() {
    return unsettled.get() == 0 && bucket.getAvailableTokens() >= capacity;
  }

  /**
   * @param told how much of what was taken here the others know of now
   * @param level what is left for all
   */
  void settled(long told, double level) {
    long since = unsettled.addAndGet(-told);
    long difference = bucket.getAvailableTokens() - ((long) Math.floor(level) - since);
    if (difference > 0) {
      bucket.consumeIgnoringRateLimits(difference);
    } else if (difference < 0) {
      bucket.addTokens(-difference);
    }
  }
}
