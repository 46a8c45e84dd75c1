package org.amaan.knowledge.assessment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the assessor holds of an element, from what speaks most against it to most for it. */
public enum FindingValue {
  CONTRADICTED,
  NOT_INDICATED,
  UNKNOWN,
  INDICATED,
  ESTABLISHED;

  /** The word used in contracts and the database, such as {@code not-indicated}. */
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
  public static FindingValue of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Counts towards the offence. */
  public boolean counts() {
    return this == ESTABLISHED || this == INDICATED;
  }

  /** Speaks against the element; not knowing does not. */
  public boolean speaksAgainst() {
    return this == CONTRADICTED || this == NOT_INDICATED;
  }

  String inWords() {
    return switch (this) {
      case CONTRADICTED -> "contradicted";
      case NOT_INDICATED -> "not indicated";
      case UNKNOWN -> "not known";
      case INDICATED -> "indicated";
      case ESTABLISHED -> "established";
    };
  }
}
