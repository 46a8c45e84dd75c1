package org.amaan.referral.subject.record;

import java.util.Locale;

/** Why a subject's data were erased; the words are part of the contract. */
public enum ErasureReason {
  SUBJECT_REQUEST,
  CONSENT_WITHDRAWN,
  UNLAWFUL_RECORDING,
  RETENTION_ENDED;

  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static ErasureReason of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
