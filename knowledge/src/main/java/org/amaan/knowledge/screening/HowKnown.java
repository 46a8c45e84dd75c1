package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the observer came to know it. */
public enum HowKnown {
  /** Seen, heard or measured by the observer. */
  SEEN,
  /** Told by the person it is about. */
  TOLD_BY_SUBJECT,
  TOLD_BY_OTHER,
  READ_IN_DOCUMENT;

  /**
   * The word used in contracts, the catalogue and the database, such as {@code told-by-subject}.
   */
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
  public static HowKnown of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
