package org.amaan.casework.person;

import org.amaan.platform.problem.Refusal;

/** Every version is kept. */
final class TooManyVersions extends Refusal {

  static final int LIMIT = 1000;

  TooManyVersions() {
    super(
        409,
        "too-many-versions",
        "The person was changed too often",
        "Enter the person anew, as it is now.");
    with("limit", LIMIT);
  }
}
