package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a deadline of a case is for. */
public enum DeadlineKind {
  DECISION,
  FEEDBACK,
  HANDOVER;

  /** The contract's and the database's word, such as {@code decision}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static DeadlineKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
