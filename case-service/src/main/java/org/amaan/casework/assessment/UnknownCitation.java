package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** A finding points to what is not of this case; whether it is of another is not told. */
final class UnknownCitation extends Refusal {
  UnknownCitation() {
    super(
        422,
        "unknown-citation",
        "No such observation or evidence",
        "A finding points to observations and evidence of this case. See errors.");
  }
}
