package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why what officers wrote in a case is erased. */
public enum ErasureReason {
  SUBJECT_REQUEST,
  UNLAWFUL_RECORDING,
  RETENTION_ENDED;

  /** The contract's and the database's word, such as {@code retention-ended}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static ErasureReason of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
