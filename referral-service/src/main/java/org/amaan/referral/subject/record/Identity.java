package org.amaan.referral.subject.record;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the subject is, as far as that is known. Data category {@code identity}. */
record Identity(
    @Nullable String fullName,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable LocalDate birthDate,
    List<String> nationalities) {

  Identity {
    nationalities = List.copyOf(nationalities);
  }

  boolean saysNothing() {
    return fullName == null
        && givenName == null
        && familyName == null
        && birthDate == null
        && nationalities.isEmpty();
  }

  /** Records are printed by loggers and exceptions; this one must not be. */
  @Override
  public String toString() {
    return "Identity[withheld]";
  }
}
