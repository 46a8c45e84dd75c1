package org.amaan.casework.person;

import org.amaan.platform.problem.Refusal;

/** A case is read, and printed, as a whole. */
final class TooManyPersons extends Refusal {

  static final int LIMIT = 500;

  TooManyPersons() {
    super(
        409,
        "too-many-persons",
        "The case has too many persons",
        "Change one that is there, or name further ones in a note.");
    with("limit", LIMIT);
  }
}
