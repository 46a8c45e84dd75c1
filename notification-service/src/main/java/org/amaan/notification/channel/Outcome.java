package org.amaan.notification.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one attempt.
 *
 * @param status HTTP or SMTP status, when there was an answer
 * @param retryAfter how long the receiver wants to be left alone
 * @param snippet how a refusing answer began, cleaned; empty otherwise
 * @param blame whose it was, when it did not arrive
 */
public record Outcome(
    Instant at,
    Result result,
    @Nullable Integer status,
    Duration latency,
    @Nullable Duration retryAfter,
    String snippet,
    Blame blame) {

  private static final int GONE = 410;

  /** Whose it was that it did not arrive. */
  public enum Blame {
    RECEIVER,
    /** The receiver's, and it would be no other another time. */
    RECEIVER_FOR_GOOD,
    /** Of what this platform sends with: it says nothing about the receiver. */
    OURS
  }

  /** What did not arrive was the receiver's doing, but another time it might. */
  public Outcome(
      Instant at,
      Result result,
      @Nullable Integer status,
      Duration latency,
      @Nullable Duration retryAfter,
      String snippet) {
    this(at, result, status, latency, retryAfter, snippet, Blame.RECEIVER);
  }

  /** In the words of the contract. */
  public enum Result {
    DELIVERED,
    REFUSED,
    TIMEOUT,
    UNREACHABLE,
    TARGET_NOT_ALLOWED,
    BOUNCED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public boolean isDelivered() {
    return result == Result.DELIVERED;
  }

  public boolean isOurs() {
    return !isDelivered() && blame == Blame.OURS;
  }

  /** Trying again would change nothing. */
  public boolean isForGood() {
    return !isDelivered() && blame == Blame.RECEIVER_FOR_GOOD;
  }

  /** The receiver says that it will never be there again. */
  public boolean isGone() {
    return status != null && status == GONE;
  }
}
