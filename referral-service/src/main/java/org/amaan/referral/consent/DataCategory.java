package org.amaan.referral.consent;

import java.util.Locale;

/** The kinds of personal data that a consent can open. All free text is {@link #NARRATIVE}. */
public enum DataCategory {
  IDENTITY,
  CONTACT,
  MEDICAL,
  NARRATIVE,
  LOCATION,
  DOCUMENTS;

  /** The word used in the contract, the database and the audit. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DataCategory of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
