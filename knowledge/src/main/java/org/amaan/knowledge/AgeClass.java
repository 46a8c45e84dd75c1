package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** All that leaves the subject record about age: under 18, 18 or over, or not known. */
public enum AgeClass {
  ADULT,
  CHILD,
  UNKNOWN;

  /** The word used in contracts, profiles and the database, such as {@code unknown}. */
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
  public static AgeClass of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
