package org.amaan.casework.trial.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a claim for compensation has come. */
public enum ClaimState {
  PREPARED,
  FILED,
  DECIDED,
  PAID,
  REJECTED,
  WITHDRAWN;

  /** The table of its states: what it may become next; of an end nothing. */
  Set<ClaimState> next() {
    return switch (this) {
      case PREPARED -> EnumSet.of(FILED, WITHDRAWN);
      case FILED -> EnumSet.of(DECIDED, REJECTED, WITHDRAWN);
      case DECIDED -> EnumSet.of(PAID);
      case PAID, REJECTED, WITHDRAWN -> EnumSet.noneOf(ClaimState.class);
    };
  }

  /** The contract's and the database's word, such as {@code withdrawn}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static ClaimState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
