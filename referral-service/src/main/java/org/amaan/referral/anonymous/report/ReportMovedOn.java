package org.amaan.referral.anonymous.report;

import org.amaan.platform.problem.Refusal;

/** A colleague was quicker. */
final class ReportMovedOn extends Refusal {
  ReportMovedOn(ReportState now) {
    super(
        409,
        "anonymous-report-moved-on",
        "This has been done already",
        "The report is " + now.value() + "; read it again.");
  }
}
