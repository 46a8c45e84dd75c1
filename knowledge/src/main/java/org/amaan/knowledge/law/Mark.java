package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether something is law. */
public enum Mark {
  IN_FORCE,
  REPEALED,
  /** Proposed or passed, but not seen to be law. */
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
  public static Mark of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
