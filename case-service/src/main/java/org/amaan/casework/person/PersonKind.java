package org.amaan.casework.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a person in a case is a human being or an organisation. */
public enum PersonKind {
  NATURAL,
  ORGANISATION;

  /** The contract's and the database's word, such as {@code natural}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return value();
  }

  public static PersonKind of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
