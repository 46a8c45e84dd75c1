package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** There is no assessment that the reader could be shown. */
final class AssessmentNotFound extends Refusal {
  AssessmentNotFound() {
    super(
        404,
        "assessment-not-found",
        "There is no such assessment",
        "Nobody has assessed this case yet, or it has no such signed assessment.");
  }
}
