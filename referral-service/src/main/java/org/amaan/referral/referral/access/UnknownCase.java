package org.amaan.referral.referral.access;

import org.amaan.platform.problem.Refusal;

/** Not a case that the caller's unit holds with this subject, or not known here yet. */
public final class UnknownCase extends Refusal {
  public UnknownCase() {
    super(
        422,
        "unknown-case",
        "No such case of yours",
        "Your unit refers the subject of a case on while it holds the case and that is not closed;"
            + " give the caseId and the subjectId of such a case.");
    at("body", "caseId", "unknown-case", "A case that your unit holds, about this subject.");
  }
}
