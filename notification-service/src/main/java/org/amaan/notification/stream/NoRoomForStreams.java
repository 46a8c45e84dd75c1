package org.amaan.notification.stream;

import org.amaan.platform.problem.Refusal;

/** This process has as many streams as it can carry; another one, or this one later, has room. */
final class NoRoomForStreams extends Refusal {

  private static final int RETRY_AFTER_SECONDS = 5;

  NoRoomForStreams() {
    super(
        503,
        "no-room-for-streams",
        "No room for another stream",
        "Connect again after Retry-After, with the last event's id; the list can be read meanwhile.");
    with("retryAfterSeconds", RETRY_AFTER_SECONDS);
  }
}
