package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which way a text runs, as HTML's {@code dir} says it. */
public enum Direction {
  LTR,
  RTL;

  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }
}
