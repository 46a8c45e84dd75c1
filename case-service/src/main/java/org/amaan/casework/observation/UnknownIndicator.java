package org.amaan.casework.observation;

import org.amaan.platform.problem.Refusal;

final class UnknownIndicator extends Refusal {
  UnknownIndicator() {
    super(
        422,
        "unknown-indicator",
        "No such indicator",
        "The catalogue has no such indicator; GET /v1/indicators of referral-service lists them.");
  }
}
