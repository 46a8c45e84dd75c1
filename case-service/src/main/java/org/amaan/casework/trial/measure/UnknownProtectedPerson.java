package org.amaan.casework.trial.measure;

import org.amaan.platform.problem.Refusal;

/** The case is not about such a subject and has no such person whom all its readers may know. */
final class UnknownProtectedPerson extends Refusal {
  UnknownProtectedPerson(String field) {
    super(
        422,
        "unknown-protected-person",
        "No such person in this case",
        "Name a subject of the case, or a person in it who is handled H0.");
    at("body", field, "unknown", "The id of a subject, or of a person handled H0, of this case.");
  }
}
