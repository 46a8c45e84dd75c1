package org.amaan.casework.assessment.document;

import java.util.Locale;

/** Why text is not shown to a reader of the case. */
public enum Withheld {
  CASE_CLOSED,
  ERASED;

  /** The word used in contracts, such as {@code case-closed}. */
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
