package org.amaan.casework.assessment.document;

import java.util.Locale;

/** Why words are not shown to who reads the case. */
public enum Withheld {
  CASE_CLOSED,
  ERASED;

  /** The word used in contracts, such as {@code case-closed}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
