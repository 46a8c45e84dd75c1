package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a deadline has been followed: who was notified of it last. */
public enum DeadlineStep {
  NEAR,
  PASSED,
  ESCALATED;

  /** The contract's and the database's word, such as {@code near}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }
}
