package org.amaan.casework.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.amaan.casework.casefile.terms.DeadlineKind;

/** The three lists of cases that somebody should look at. */
enum WorkloadKind {
  LATE,
  /** Also what has begun and is not late yet, such as a hearing. */
  DUE,
  UNASSIGNED;

  private static final Duration SOON = Duration.ofHours(72);

  static Instant soon(Instant now) {
    return now.plus(SOON);
  }

  /** Whatever was due before this is late by now. */
  static Instant begun(Instant now) {
    return now.minus(DeadlineKind.LONGEST_GRACE);
  }

  static WorkloadKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
