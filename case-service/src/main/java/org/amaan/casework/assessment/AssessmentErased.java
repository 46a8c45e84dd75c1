package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** The draft cannot be read any more, so nobody signs it. */
final class AssessmentErased extends Refusal {
  AssessmentErased() {
    super(
        409,
        "assessment-erased",
        "The reasons of the draft were erased",
        "Nobody signs what can no longer be read. Write the assessment anew.");
  }
}
