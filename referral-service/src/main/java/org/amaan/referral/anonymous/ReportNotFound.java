package org.amaan.referral.anonymous;

import org.amaan.platform.problem.Refusal;

final class ReportNotFound extends Refusal {
  ReportNotFound() {
    super(
        404,
        "anonymous-report-not-found",
        "No such anonymous report",
        "There is none with this id or code that you may know of. A code stands in the answer to the"
            + " report; nobody can look it up.");
  }
}
