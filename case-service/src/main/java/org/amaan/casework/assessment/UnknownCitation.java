package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** A finding points to what it may not point to; whether there is any such thing is not told. */
final class UnknownCitation extends Refusal {
  UnknownCitation() {
    super(
        422,
        "unknown-citation",
        "No such observation or evidence",
        "A finding points to observations and evidence of this case that you see, that stand, and"
            + " that all who read the case see (H0). See errors.");
  }

  void at(String field) {
    at("body", field, "unknown-citation", "None of this id is to be cited here.");
  }
}
