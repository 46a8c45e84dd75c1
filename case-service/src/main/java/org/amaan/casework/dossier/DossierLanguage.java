package org.amaan.casework.dossier;

import java.util.Locale;

/** What the headings of a dossier are written in; what was recorded stays as it was written. */
enum DossierLanguage {
  EN(false, true),
  UR(true, false);

  private final boolean rightToLeft;
  private final boolean reviewed;

  DossierLanguage(boolean rightToLeft, boolean reviewed) {
    this.rightToLeft = rightToLeft;
    this.reviewed = reviewed;
  }

  boolean isRightToLeft() {
    return rightToLeft;
  }

  /** Whether a native speaker who knows the work has read its headings. */
  boolean isReviewed() {
    return reviewed;
  }

  /** BCP 47. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DossierLanguage of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
