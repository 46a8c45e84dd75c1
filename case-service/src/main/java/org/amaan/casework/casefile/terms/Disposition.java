package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a case ended. */
public enum Disposition {
  CONVICTED,
  ACQUITTED,
  DISMISSED,
  INSUFFICIENT_EVIDENCE,
  NOT_TRAFFICKING,
  VICTIM_WITHDREW;

  /** The contract's and the database's word, such as {@code victim-withdrew}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static Disposition of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
