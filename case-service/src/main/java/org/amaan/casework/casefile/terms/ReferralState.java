package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a referral as referral-service reported it last. */
public enum ReferralState {
  ACCEPTED,
  IN_PROGRESS,
  COMPLETED,
  WITHDRAWN,
  REOPENED;

  /** The contract's and the database's word, such as {@code in-progress}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static ReferralState of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
