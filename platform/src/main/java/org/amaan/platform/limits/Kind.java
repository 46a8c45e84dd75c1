package org.amaan.platform.limits;

/** What is counted apart from other things. */
enum Kind {
  /** Every request. */
  REQUESTS,
  /** Answers 403 and 404 about something that was named. */
  REFUSALS,
  /** What concerns a child or a danger, once there are no more requests left. */
  URGENT;

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
