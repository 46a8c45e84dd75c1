package org.amaan.referral.anonymous.report;

import org.amaan.platform.problem.Refusal;

public final class ReportNotFound extends Refusal {
  public ReportNotFound() {
    super(
        404,
        "anonymous-report-not-found",
        "No such anonymous report",
        "There is none with this id or code that you may know of. A code stands in the answer to"
            + " the report; nobody can look it up.");
  }
}
