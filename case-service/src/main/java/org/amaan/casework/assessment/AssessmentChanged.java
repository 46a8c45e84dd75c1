package org.amaan.casework.assessment;

import java.util.Set;
import java.util.UUID;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.platform.problem.Refusal;

/** The assessment has changed since its signer, or its returner, read it. */
final class AssessmentChanged extends Refusal {
  AssessmentChanged(long currentVersion) {
    this(
        currentVersion,
        "It changed since it was read. Read it again, then name the version that you have read.");
    at("body", "version", "assessment-changed", "The version of now is " + currentVersion + ".");
  }

  private AssessmentChanged(long currentVersion, String detail) {
    super(409, "assessment-changed", "The assessment has changed", detail);
    with("currentVersion", currentVersion);
  }

  /** Refuses when the draft is as it was, and the case says something else now. */
  static void unlessTheSame(AssessmentDraft draft, FindingCodes recorded, Basis before, Basis now) {
    AssessmentChanged refusal =
        new AssessmentChanged(
            draft.version(),
            "What the draft rests on changed since it was written: see errors. Write it again, as it"
                + " is now or as it was.");
    if (before.ageClass() != now.ageClass()) {
      refusal.at(
          "body", "ageClass", "changed", "The case says " + now.ageClass().value() + " now.");
    }
    Set<UUID> fallen = now.fallenSince(before);
    recorded.links().stream()
        .filter(link -> fallen.contains(link.cited().id()))
        .forEach(
            link -> refusal.at("body", link.field(), "changed", "Was corrected or retracted."));
    if (!refusal.errors().isEmpty()) {
      throw refusal;
    }
  }
}
