package org.amaan.referral.emergency;

import org.amaan.platform.problem.Refusal;

final class OwnEmergencyAccess extends Refusal {
  OwnEmergencyAccess() {
    super(
        403,
        "own-emergency-access",
        "Nobody reviews their own emergency access",
        "Another person of your agency must, a supervisor or a data protection officer.");
  }
}
