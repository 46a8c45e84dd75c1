package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of agency on the platform. */
public enum AgencyType {
  NGO,
  HOSPITAL,
  HEALTH_AUTHORITY,
  POLICE,
  BORDER_GUARD,
  PROSECUTION,
  SHELTER,
  LEGAL_AID,
  COORDINATOR;

  /** The word used in contracts, profiles and the database, such as {@code legal-aid}. */
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
  public static AgencyType of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Investigates or prosecutes: reads personal data through custody or a grant only. */
  public boolean investigates() {
    return this == POLICE || this == BORDER_GUARD || this == PROSECUTION;
  }

  /**
   * Helps the subject and has no part in investigating. A regulator or a coordinator is not one:
   * who refuses an investigation has not agreed to them either.
   */
  public boolean protects() {
    return this == SHELTER || this == NGO || this == LEGAL_AID || this == HOSPITAL;
  }
}
