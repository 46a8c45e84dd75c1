package org.amaan.referral.subject.record;

import org.jspecify.annotations.Nullable;

/** Where the subject is. Data category {@code location}. */
record Whereabouts(String country, @Nullable String area, @Nullable String description) {

  @Override
  public String toString() {
    return "Whereabouts[withheld]";
  }
}
