package org.amaan.referral.screening;

import org.amaan.platform.problem.Refusal;

final class UnknownIndicator extends Refusal {
  UnknownIndicator() {
    super(
        422,
        "unknown-indicator",
        "No such indicator",
        "The catalogue has no such indicator; GET /v1/indicators lists them.");
  }
}
