package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** When in the course of events something can be observed. */
public enum Phase {
  RECRUITMENT,
  VULNERABILITY,
  TRANSPORT_AND_DOCUMENTS,
  HOUSING_AND_CONTROL,
  WORK_UP_AND_TRANSPLANT,
  AFTER_SURGERY,
  RECIPIENT,
  FINANCE_AND_NETWORK;

  /** The word used in contracts, the catalogue and the database, such as {@code after-surgery}. */
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
  public static Phase of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
