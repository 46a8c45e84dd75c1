package org.amaan.referral.anonymous.report;

import java.util.Locale;

/** What became of an anonymous report. */
public enum ReportOutcome {
  INVESTIGATION_OPENED,
  PASSED_ON,
  JOINED_TO_KNOWN_CASE,
  NOT_ENOUGH_TO_ACT_ON,
  UNFOUNDED;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ReportOutcome of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
