package org.amaan.referral.screening;

import org.amaan.platform.problem.Refusal;

final class ObservationRepeated extends Refusal {
  ObservationRepeated() {
    super(
        422,
        "observation-repeated",
        "One observer says something twice",
        "Send one observation for each indicator and observer: the one that holds now.");
  }
}
