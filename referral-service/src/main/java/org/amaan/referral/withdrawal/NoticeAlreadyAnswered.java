package org.amaan.referral.withdrawal;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class NoticeAlreadyAnswered extends Refusal {
  NoticeAlreadyAnswered() {
    super(
        409,
        "withdrawal-notice-answered",
        "This notice has been answered already",
        "The first answer counts. Read the notice to see it.");
    with("allowedMoves", List.of());
  }
}
