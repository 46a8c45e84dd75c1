package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** There is a draft only. */
final class AssessmentNotSigned extends Refusal {
  AssessmentNotSigned() {
    super(
        409,
        "assessment-not-signed",
        "The assessment is not signed",
        "Only a signed assessment is returned; wait for the signature.");
  }
}
