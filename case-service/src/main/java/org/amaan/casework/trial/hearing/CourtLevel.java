package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which instance a court is, whatever a country calls it. */
public enum CourtLevel {
  FIRST_INSTANCE_LOWER,
  FIRST_INSTANCE_HIGHER,
  SPECIAL,
  APPEAL,
  SUPREME;

  /** The contract's and the database's word, such as {@code supreme}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static CourtLevel of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
