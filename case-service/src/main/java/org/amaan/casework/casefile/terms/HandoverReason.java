package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the giver thinks that the other unit should hold the case. */
public enum HandoverReason {
  JURISDICTION,
  SPECIALISED_UNIT,
  NEAR_SUBJECT,
  NEAR_EVIDENCE,
  WORKLOAD,
  CONFLICT_OF_INTEREST;

  /** The contract's and the database's word, such as {@code conflict-of-interest}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static HandoverReason of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
