package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** There is nothing to return: the assessment is a draft. */
final class AssessmentNotSigned extends Refusal {
  AssessmentNotSigned() {
    super(
        409,
        "assessment-not-signed",
        "The assessment is not signed",
        "Only a signed assessment is returned; wait for the signature.");
  }
}
