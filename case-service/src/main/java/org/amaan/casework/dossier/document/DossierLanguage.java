package org.amaan.casework.dossier.document;

import java.util.Locale;

/** What the headings of a dossier are written in; what was recorded stays as it was written. */
public enum DossierLanguage {
  EN(false, true),
  UR(true, false);

  private final boolean rightToLeft;
  private final boolean reviewed;

  DossierLanguage(boolean rightToLeft, boolean reviewed) {
    this.rightToLeft = rightToLeft;
    this.reviewed = reviewed;
  }

  public boolean isRightToLeft() {
    return rightToLeft;
  }

  /** As HTML's {@code dir}. */
  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }

  /** Whether a native speaker who knows the work has read its headings. */
  public boolean isReviewed() {
    return reviewed;
  }

  /** BCP 47. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DossierLanguage of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
