package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of the question whether an indicator is there. */
public enum ObservedValue {
  PRESENT,
  /** Looked for, and not there. */
  ABSENT,
  NOT_ASKED,
  /** Looked for, and could not be told. */
  UNKNOWN;

  /** The word used in contracts, the catalogue and the database, such as {@code not-asked}. */
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
  public static ObservedValue of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
