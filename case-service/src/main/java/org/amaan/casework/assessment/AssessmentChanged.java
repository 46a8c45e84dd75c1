package org.amaan.casework.assessment;

import org.amaan.platform.problem.Refusal;

/** Nobody signs or returns what they have not read. */
final class AssessmentChanged extends Refusal {
  AssessmentChanged(long currentVersion) {
    super(
        409,
        "assessment-changed",
        "The assessment has changed",
        "It changed since it was read. Read it again, then name the version that you have read.");
    with("currentVersion", currentVersion);
    at("body", "version", "assessment-changed", "The version of now is " + currentVersion + ".");
  }
}
