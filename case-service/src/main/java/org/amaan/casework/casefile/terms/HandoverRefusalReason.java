package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the offered unit refuses a case. */
public enum HandoverRefusalReason {
  NOT_COMPETENT,
  NO_CAPACITY,
  CONFLICT_OF_INTEREST,
  INCOMPLETE,
  ALREADY_KNOWN;

  /** The contract's and the database's word, such as {@code already-known}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static HandoverRefusalReason of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
