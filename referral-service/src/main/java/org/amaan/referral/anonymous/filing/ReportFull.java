package org.amaan.referral.anonymous.filing;

import org.amaan.platform.problem.Refusal;

final class ReportFull extends Refusal {
  ReportFull(int limit) {
    super(
        409,
        "anonymous-report-full",
        "Nothing more can be added to this report",
        "It has "
            + limit
            + " additions. Make a new report; name this one's contents, not its code.");
  }
}
