package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** Somebody has returned the assessment before; the first return counts. */
final class AlreadyReturned extends Refusal {
  AlreadyReturned() {
    super(
        409,
        "assessment-returned",
        "The assessment was returned already",
        "Its questions are answered by a new assessment.");
  }
}
