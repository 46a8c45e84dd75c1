package org.amaan.casework.trial.hearing;

import org.jspecify.annotations.Nullable;

/** What is said of a hearing in words. It shows nothing of it when printed. */
record HearingText(@Nullable String court, @Nullable String fileNumber) {
  static final HearingText NONE = new HearingText(null, null);

  HearingText courtAlone() {
    return new HearingText(court, null);
  }

  HearingText fileNumberAlone() {
    return new HearingText(null, fileNumber);
  }

  @Override
  public String toString() {
    return "HearingText[withheld]";
  }
}
