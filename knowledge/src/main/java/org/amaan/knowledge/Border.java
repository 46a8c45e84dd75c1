package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the trafficking crossed a border, as far as the referrer can tell. */
public enum Border {
  DOMESTIC,
  CROSS_BORDER,
  UNKNOWN;

  /** The word used in contracts, profiles and the database, such as {@code cross-border}. */
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
  public static Border of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
