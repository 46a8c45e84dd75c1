package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** All that a referrer learns of the state of a case. */
public enum FeedbackStatus {
  OPENED,
  INVESTIGATING,
  PROSECUTING,
  CLOSED;

  /** The contract's and the database's word, such as {@code opened}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }
}
