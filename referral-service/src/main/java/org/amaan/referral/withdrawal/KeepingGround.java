package org.amaan.referral.withdrawal;

import java.util.Locale;

/** The law by which an agency keeps what it read; the words are part of the contract. */
enum KeepingGround {
  CRIMINAL_PROCEEDINGS,
  COURT_ORDER,
  STATUTORY_RETENTION,
  VITAL_INTEREST;

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static KeepingGround of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
