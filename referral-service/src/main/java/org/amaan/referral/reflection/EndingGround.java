package org.amaan.referral.reflection;

import java.util.Locale;

/** On what a reflection period ends before its time; the words are part of the contract. */
enum EndingGround {
  SUBJECT_CONSENT,
  IMMINENT_DANGER;

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static EndingGround of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
