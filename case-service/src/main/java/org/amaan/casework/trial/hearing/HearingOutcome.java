package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a hearing that was held has come to. */
public enum HearingOutcome {
  CUSTODY_ORDERED,
  BAIL_GRANTED,
  BAIL_REFUSED,
  COMMITTED_FOR_TRIAL,
  CHARGES_FRAMED,
  EVIDENCE_HEARD,
  JUDGMENT_RESERVED,
  CONVICTED,
  ACQUITTED,
  DISCHARGED,
  SENTENCED,
  COMPENSATION_AWARDED,
  COMPENSATION_REFUSED,
  APPEAL_ALLOWED,
  APPEAL_DISMISSED,
  OTHER;

  /** The contract's and the database's word, such as {@code other}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static HearingOutcome of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
