package org.amaan.referral.finding;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class TooManyFindings extends Refusal {
  TooManyFindings(int limit) {
    super(
        409,
        "too-many-findings",
        "Your agency keeps as many findings about this subject as it may",
        "It keeps " + limit + ". Put what is left to say into one of the referrals.");
    with("allowedMoves", List.of());
    with("limit", limit);
  }
}
