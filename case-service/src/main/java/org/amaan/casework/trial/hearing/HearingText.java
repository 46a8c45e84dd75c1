package org.amaan.casework.trial.hearing;

import org.jspecify.annotations.Nullable;

/** What is sealed of a hearing, as one. It shows nothing of it when printed. */
record HearingText(@Nullable String court, @Nullable String fileNumber) {
  static final HearingText NONE = new HearingText(null, null);

  @Override
  public String toString() {
    return "HearingText[withheld]";
  }
}
