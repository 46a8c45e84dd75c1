package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an act of a country is about; it is compared with the offence of that kind. */
public enum Kind {
  TRAFFICKING,
  TRANSPLANT;

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
  public static Kind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
