package org.amaan.notification.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt.
 *
 * @param status HTTP status, when there was an answer
 * @param retryAfter how long the receiver wants to be left alone
 * @param snippet how a refusing answer began, cleaned; empty otherwise
 */
public record Outcome(
    Instant at,
    Result result,
    @Nullable Integer status,
    Duration latency,
    @Nullable Duration retryAfter,
    String snippet) {

  private static final int GONE = 410;

  /** In the words of the contract. */
  public enum Result {
    DELIVERED,
    REFUSED,
    TIMEOUT,
    UNREACHABLE,
    TARGET_NOT_ALLOWED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public boolean isDelivered() {
    return result == Result.DELIVERED;
  }

  /** The receiver says that it will never be there again. */
  public boolean isGone() {
    return status != null && status == GONE;
  }
}
