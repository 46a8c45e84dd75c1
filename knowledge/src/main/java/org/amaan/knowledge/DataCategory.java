package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The kinds of personal data that a consent or a legal basis can open. All free text is {@link
 * #NARRATIVE}.
 */
public enum DataCategory {
  IDENTITY,
  CONTACT,
  MEDICAL,
  NARRATIVE,
  LOCATION,
  DOCUMENTS;

  /** The word used in contracts, profiles, the database and the audit. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }

  public static DataCategory of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
