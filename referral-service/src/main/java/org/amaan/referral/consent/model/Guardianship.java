package org.amaan.referral.consent.model;

import java.util.Locale;

/** What a guardian is to the child. */
public enum Guardianship {
  PARENT,
  RELATIVE,
  LEGAL_GUARDIAN,
  /** By a court or an authority, for this child now. */
  APPOINTED_GUARDIAN,
  OTHER;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Guardianship of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
