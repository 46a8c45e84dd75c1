package org.amaan.platform.problem;

import java.time.Duration;
import java.time.Instant;

/** More than one caller may ask in so short a time. */
public final class TooManyRequests extends Refusal {

  private static final Duration DAY = Duration.ofDays(1);

  public TooManyRequests(long retryAfterSeconds) {
    super(
        429,
        "too-many-requests",
        "Too many requests",
        "Wait as long as Retry-After says, then repeat it with the same key.");
    with("retryAfterSeconds", retryAfterSeconds);
  }

  /**
   * Of what may be done only so often in 24 hours.
   *
   * @param first when the first of those was done that count
   */
  public static TooManyRequests inADay(int limit, Instant first, Instant now) {
    long wait = Duration.between(now, first.plus(DAY)).toSeconds();
    TooManyRequests refusal = new TooManyRequests(Math.max(1, wait));
    refusal.with("limit", limit);
    return refusal;
  }

  /** From when on it counts. */
  public static Instant dayBefore(Instant now) {
    return now.minus(DAY);
  }
}
