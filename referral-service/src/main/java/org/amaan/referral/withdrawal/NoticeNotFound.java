package org.amaan.referral.withdrawal;

import org.amaan.platform.problem.Refusal;

final class NoticeNotFound extends Refusal {
  NoticeNotFound() {
    super(
        404,
        "withdrawal-notice-not-found",
        "No such notice",
        "There is none, or it is not addressed to your agency.");
  }
}
