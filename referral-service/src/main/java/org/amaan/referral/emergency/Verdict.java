package org.amaan.referral.emergency;

import java.util.Locale;

/** What a review finds; the words are part of the contract. */
enum Verdict {
  JUSTIFIED,
  NOT_JUSTIFIED;

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Verdict of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
