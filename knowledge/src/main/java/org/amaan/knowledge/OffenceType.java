package org.amaan.knowledge;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.amaan.knowledge.law.Kind;

/** The two offences that are assessed side by side; a case can be both, one or neither. */
public enum OffenceType {
  TRAFFICKING_IN_PERSONS,
  ORGAN_TRAFFICKING;

  /** The word used in contracts, profiles and the database, such as {@code organ-trafficking}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }

  /** The constant for that word; {@link IllegalArgumentException} when there is none. */
  public static OffenceType of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What an act of that kind is compared with. */
  public static OffenceType of(Kind kind) {
    return switch (kind) {
      case TRAFFICKING -> TRAFFICKING_IN_PERSONS;
      case TRANSPLANT -> ORGAN_TRAFFICKING;
    };
  }
}
