package org.amaan.casework.casefile.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a review of an accused subject came to. */
public enum NonPunishmentOutcome {
  NOT_PUNISHED,
  PROCEEDS_WITH_REASON,
  NOT_A_VICTIM,
  ENTERED_IN_ERROR;

  /** The contract's and the database's word, such as {@code entered-in-error}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static NonPunishmentOutcome of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
