package org.amaan.referral.emergency;

import org.amaan.platform.problem.Refusal;

final class EmergencyAccessNotFound extends Refusal {
  EmergencyAccessNotFound() {
    super(
        404,
        "emergency-access-not-found",
        "No such emergency access",
        "There is none here that you may know about.");
  }
}
