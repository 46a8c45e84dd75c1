package org.amaan.casework.trial.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far a protection measure has come. */
public enum MeasureState {
  REQUESTED,
  ORDERED,
  IN_FORCE,
  ENDED;

  /** The table of its states: what it may become next; of an end nothing. */
  Set<MeasureState> next() {
    return switch (this) {
      case REQUESTED -> EnumSet.of(ORDERED, IN_FORCE, ENDED);
      case ORDERED -> EnumSet.of(IN_FORCE, ENDED);
      case IN_FORCE -> EnumSet.of(ENDED);
      case ENDED -> EnumSet.noneOf(MeasureState.class);
    };
  }

  /** The contract's and the database's word, such as {@code ended}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static MeasureState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
