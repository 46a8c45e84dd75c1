package org.amaan.referral.consent.model;

import java.util.Locale;
import org.amaan.knowledge.AgeClass;

/** Who gave a consent. */
public enum Giver {
  SUBJECT,
  GUARDIAN;

  /**
   * The only one whose consent counts: adults decide for themselves, and for a child, or where the
   * age is not known, a guardian does.
   */
  public static Giver entitledFor(AgeClass age) {
    return age == AgeClass.ADULT ? SUBJECT : GUARDIAN;
  }

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Giver of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
