package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an act was law at the time of what happened. */
public enum Standing {
  IN_FORCE,
  /** Made before; the day on which it came into force was not read. */
  IN_FORCE_DAY_NOT_READ,
  /** In force for a part of that time only. */
  PART_OF_THE_TIME,
  /** What was read does not say. */
  NOT_KNOWN,
  NOT_YET_IN_FORCE,
  REPEALED,
  BILL;

  /** The word used in contracts and profiles. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }

  /** The constant for that word; {@link IllegalArgumentException} when there is none. */
  public static Standing of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Nothing could be charged under it. */
  public boolean isNoLaw() {
    return this == NOT_YET_IN_FORCE || this == REPEALED || this == BILL;
  }
}
