package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What personal data may be read for; consent and legal bases name these. */
public enum Purpose {
  PROTECTION,
  MEDICAL_CARE,
  LEGAL_AID,
  INVESTIGATION,
  PROSECUTION,
  STATISTICS,
  CROSS_BORDER;

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
  public static Purpose of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
