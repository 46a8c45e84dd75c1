package org.amaan.referral.consent.model;

import java.util.Locale;

/** Why a consent stopped counting before its time. */
public enum WithdrawalReason {
  /** Whoever gave it took it back. */
  WITHDRAWN,
  /**
   * It was no consent: the guardian has an interest of their own in it, or is named in the case.
   */
  GUARDIAN_IN_CONFLICT;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static WithdrawalReason of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
