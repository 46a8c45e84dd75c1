package org.amaan.casework.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a person stands to the proceedings. */
public enum PersonStanding {
  UNKNOWN,
  WITNESS,
  PERSON_OF_INTEREST,
  SUSPECT,
  ACCUSED,
  CHARGED,
  CONVICTED,
  CLEARED;

  /** The contract's and the database's word, such as {@code person-of-interest}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static PersonStanding of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
