package org.amaan.referral.appointment;

import java.util.Locale;

/** Why another agency answers for a subject; the words are part of the contract. */
enum AppointmentReason {
  INVESTIGATING_AGENCY,
  CONFLICT_OF_INTEREST,
  SUSPENDED,
  DISSOLVED,
  LEAVING,
  PERSON_ASKS;

  String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static AppointmentReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
