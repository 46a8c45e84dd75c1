package org.amaan.casework.evidence.recording;

import org.amaan.platform.problem.Refusal;

/** Not an item of this case that the writer reads. */
final class UnknownEvidence extends Refusal {
  UnknownEvidence() {
    super(
        422,
        "unknown-evidence",
        "No such evidence",
        "Correct an item of this case that you can read.");
    at("body", "corrects", "unknown-evidence", "The id of an item in this case.");
  }
}
