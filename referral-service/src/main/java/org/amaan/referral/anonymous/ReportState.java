package org.amaan.referral.anonymous;

import java.util.Locale;

/** How far an anonymous report is. */
enum ReportState {
  WAITING,
  RECEIVED,
  CLOSED;

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ReportState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
