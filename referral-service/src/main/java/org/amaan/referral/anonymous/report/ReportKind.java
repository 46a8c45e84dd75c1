package org.amaan.referral.anonymous.report;

import java.util.Locale;

/** What an anonymous report is about. */
public enum ReportKind {
  /** An adult who does not want to be referred. */
  REFUSING_ADULT,
  /** Something known of which no victim is. */
  NETWORK;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ReportKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
