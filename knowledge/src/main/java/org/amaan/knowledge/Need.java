package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a referral asks for. */
public enum Need {
  INVESTIGATION,
  PROTECTION,
  MEDICAL_CARE,
  LEGAL_AID;

  /** The word used in contracts, profiles and the database, such as {@code medical-care}. */
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
  public static Need of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
