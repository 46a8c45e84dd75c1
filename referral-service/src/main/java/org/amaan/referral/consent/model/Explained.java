package org.amaan.referral.consent.model;

import java.util.Locale;
import java.util.Set;

/** What is told before somebody can consent: the consent points of the HTCDS. */
public enum Explained {
  /** That this is an interview, and that it may be declined. */
  INTERVIEW,
  PURPOSE,
  /** Actual and possible uses. */
  USES,
  /** Research that identifies nobody. */
  RESEARCH_USE,
  /** The right to ask for one's own data. */
  OWN_DATA,
  STORAGE_TIME,
  /** How to withdraw. */
  WITHDRAWAL;

  /** Who was not told these has not agreed to anything. */
  static final Set<Explained> INFORMS = Set.of(PURPOSE, USES, WITHDRAWAL);

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Explained of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
