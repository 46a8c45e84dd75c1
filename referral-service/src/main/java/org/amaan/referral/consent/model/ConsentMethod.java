package org.amaan.referral.consent.model;

import java.util.Locale;

/** How a consent was given. */
public enum ConsentMethod {
  VERBAL,
  WRITTEN,
  THUMBPRINT,
  RECORDED;

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static ConsentMethod of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }
}
