package org.amaan.casework.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The three lists of cases that somebody should look at. */
enum WorkloadKind {
  LATE("due_at", "w.due_at <= :now"),
  DUE("due_at", "w.due_at > :now AND w.due_at <= :soon"),
  UNASSIGNED("opened_at", "NOT w.assigned");

  private static final Duration SOON = Duration.ofHours(72);

  private final String order;
  private final String condition;

  WorkloadKind(String order, String condition) {
    this.order = order;
    this.condition = condition;
  }

  /** The column by which it is listed, the most pressing first. */
  String order() {
    return order;
  }

  /** Compares {@code :now} and {@code :soon}. */
  String condition() {
    return condition;
  }

  static Instant soon(Instant now) {
    return now.plus(SOON);
  }

  static WorkloadKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
