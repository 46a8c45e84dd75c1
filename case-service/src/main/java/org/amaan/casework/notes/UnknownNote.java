package org.amaan.casework.notes;

import org.amaan.platform.problem.Refusal;

/** Not a note of this case that the writer reads. */
final class UnknownNote extends Refusal {
  UnknownNote() {
    super(422, "unknown-note", "No such note", "Correct a note of this case that you can read.");
    at("body", "corrects", "unknown-note", "The id of a note in this case.");
  }
}
