package org.amaan.referral.disclosure;

import java.util.Locale;

/** Why a category is disclosed. */
public enum Ground {
  CONSENT,
  OWN_RECORD;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
