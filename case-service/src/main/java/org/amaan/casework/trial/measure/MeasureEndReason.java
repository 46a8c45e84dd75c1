package org.amaan.casework.trial.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a protection measure has ended. */
public enum MeasureEndReason {
  REFUSED,
  PERSON_DECLINED,
  NO_LONGER_NEEDED,
  REPLACED,
  BREACHED,
  PROCEEDINGS_ENDED;

  /** The contract's and the database's word, such as {@code proceedings-ended}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static MeasureEndReason of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
