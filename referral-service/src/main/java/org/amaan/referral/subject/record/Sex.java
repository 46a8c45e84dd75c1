package org.amaan.referral.subject.record;

import java.util.Locale;

/** Recorded apart from gender, and perhaps not known. */
public enum Sex {
  FEMALE,
  MALE,
  INTERSEX,
  UNKNOWN;

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Sex of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
