package org.amaan.referral.emergency;

import java.util.List;
import org.amaan.platform.problem.Refusal;

final class EmergencyAccessReviewed extends Refusal {
  EmergencyAccessReviewed() {
    super(
        409,
        "emergency-access-reviewed",
        "This emergency access has been reviewed",
        "The first review counts. Read the access to see it.");
    with("allowedMoves", List.of());
  }
}
