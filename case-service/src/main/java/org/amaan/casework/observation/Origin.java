package org.amaan.casework.observation;

import java.util.Locale;

/** Where an observation was recorded. */
public enum Origin {
  REFERRAL,
  CASE;

  /** The word used in the contract and the database. */
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
