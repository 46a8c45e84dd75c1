package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an act names an element, as far as it was read. */
public enum Coverage {
  NAMED,
  /** Names some of it, or something near it: whether that is enough is for counsel. */
  PARTLY,
  NOT_NAMED,
  /** Not read. */
  UNKNOWN;

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
  public static Coverage of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
