package org.amaan.knowledge.comparison;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an act of a country covers an element, as far as it was read. */
public enum CoveredBy {
  COVERED,
  PARTLY,
  NOT_COVERED,
  UNKNOWN;

  /** The word used in contracts, such as {@code not-covered}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
