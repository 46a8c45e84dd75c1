package org.amaan.referral.subject.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is disclosed with the identity, but may be known without it. */
record Traits(Sex sex, @Nullable String gender, List<String> languages) {

  static final Traits UNKNOWN = new Traits(Sex.UNKNOWN, null, List.of());

  Traits {
    languages = List.copyOf(languages);
  }

  static Traits of(NewSubject data) {
    return new Traits(data.sex(), data.gender(), data.languages());
  }

  @Override
  public String toString() {
    return "Traits[withheld]";
  }
}
