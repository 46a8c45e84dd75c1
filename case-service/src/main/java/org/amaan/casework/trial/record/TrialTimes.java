package org.amaan.casework.trial.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** Times in the words of a request. */
public final class TrialTimes {

  private TrialTimes() {}

  /** As they are stored: to the millisecond. */
  public static @Nullable Instant of(@Nullable Instant given) {
    return given == null ? null : given.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Refuses a time that is not after the first and at most the last. */
  public static void requireBetween(
      Instant given, Instant first, Instant last, String field, String message) {
    if (!given.isAfter(first) || given.isAfter(last)) {
      throw InvalidRequest.field("body", field, "range", message);
    }
  }
}
