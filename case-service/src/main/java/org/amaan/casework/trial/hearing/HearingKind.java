package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a court sits for. */
public enum HearingKind {
  REMAND,
  BAIL,
  COMMITTAL,
  CHARGE,
  TESTIMONY,
  TRIAL,
  JUDGMENT,
  SENTENCING,
  COMPENSATION,
  APPEAL,
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

  public static HearingKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
