package org.amaan.referral.anonymous.report;

import java.util.Locale;

/** How far an anonymous report is. */
public enum ReportState {
  WAITING,
  RECEIVED,
  CLOSED;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ReportState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
