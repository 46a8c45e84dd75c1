package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far the fact behind an indicator was checked against its source. */
public enum SourceStatus {
  SEEN,
  PARTLY_SEEN,
  GENERAL_KNOWLEDGE,
  /** It was looked for, and nothing was found that says it. */
  NOT_FOUND;

  /** The word used in contracts, the catalogue and the database, such as {@code partly-seen}. */
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
  public static SourceStatus of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
