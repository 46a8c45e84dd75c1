package org.amaan.referral.anonymous;

import java.util.Locale;

/** What an anonymous report is about. */
enum ReportKind {
  /** An adult who does not want to be referred. */
  REFUSING_ADULT,
  /** Something known of which no victim is. */
  NETWORK;

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static ReportKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
