package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The position from which something was observed; a nurse is a {@code clinician}. */
public enum ObserverRole {
  VICTIM_INTERVIEW,
  CLINICIAN,
  TRANSPLANT_UNIT,
  BORDER,
  POLICE,
  FINANCE;

  /**
   * The word used in contracts, the catalogue and the database, such as {@code transplant-unit}.
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
  public static ObserverRole of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
