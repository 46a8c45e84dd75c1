package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Whether a hearing is still to come. */
public enum HearingState {
  SCHEDULED,
  HELD,
  ADJOURNED,
  CANCELLED;

  /** The table of its states: what it may become next; of an end nothing. */
  Set<HearingState> next() {
    return switch (this) {
      case SCHEDULED -> EnumSet.of(HELD, ADJOURNED, CANCELLED);
      case HELD, ADJOURNED, CANCELLED -> EnumSet.noneOf(HearingState.class);
    };
  }

  /** The contract's and the database's word, such as {@code cancelled}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static HearingState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
