package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;

/** What a deadline of a case is for. */
public enum DeadlineKind {
  DECISION,
  FEEDBACK,
  HANDOVER,
  HEARING,
  PROTECTION_REVIEW,
  COMPENSATION_FILING;

  private static final Duration TO_RECORD_A_HEARING = Duration.ofHours(24);

  private static final Duration BEFORE_COORDINATORS_ARE_TOLD = Duration.ofHours(24);

  public static final Duration LONGEST_GRACE = TO_RECORD_A_HEARING;

  /** Whether it is about a record of the trial: also for the prosecution to see to. */
  public boolean isOfTrial() {
    return switch (this) {
      case HEARING, PROTECTION_REVIEW, COMPENSATION_FILING -> true;
      case DECISION, FEEDBACK, HANDOVER -> false;
    };
  }

  /** How long after its due time it counts as passed: a hearing only begins then. */
  public Duration grace() {
    return this == HEARING ? TO_RECORD_A_HEARING : Duration.ZERO;
  }

  /** How long whoever was told that it has passed has at least before it is escalated. */
  public Duration shortestEscalation() {
    return isOfTrial() ? BEFORE_COORDINATORS_ARE_TOLD : Duration.ZERO;
  }

  /** The contract's and the database's word, such as {@code decision}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static DeadlineKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
