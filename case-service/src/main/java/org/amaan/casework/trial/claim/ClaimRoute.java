package org.amaan.casework.trial.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where compensation is claimed. */
public enum ClaimRoute {
  CRIMINAL_PROCEEDINGS,
  CIVIL_PROCEEDINGS,
  STATE_FUND,
  SETTLEMENT;

  /** The contract's and the database's word, such as {@code settlement}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static ClaimRoute of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
