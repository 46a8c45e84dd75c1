package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** There is nothing to sign: the draft has been signed. */
final class AssessmentIsSigned extends Refusal {
  AssessmentIsSigned() {
    super(
        409,
        "assessment-signed",
        "The assessment is signed already",
        "There is no draft to sign; write a new one to change what was found.");
  }
}
