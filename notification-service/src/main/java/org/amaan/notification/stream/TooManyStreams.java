package org.amaan.notification.stream;

import org.amaan.platform.problem.Refusal;

/** One reader or one agency would take the room of others. */
final class TooManyStreams extends Refusal {

  private static final int RETRY_AFTER_SECONDS = 30;

  private TooManyStreams(String detail, int limit) {
    super(429, "too-many-streams", "Too many streams are open", detail);
    with("limit", limit);
    with("retryAfterSeconds", RETRY_AFTER_SECONDS);
  }

  static TooManyStreams ofOneReader(int limit) {
    return new TooManyStreams(
        "You have as many open as you may have: close one that is not read any more.", limit);
  }

  static TooManyStreams ofOneAgency(int limit) {
    return new TooManyStreams(
        "Your agency has as many open as it may have: close some, or read the list instead.",
        limit);
  }
}
