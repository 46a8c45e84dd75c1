package org.amaan.referral.screening;

import org.amaan.platform.problem.Refusal;

final class ObservationRepeated extends Refusal {
  ObservationRepeated() {
    super(
        422,
        "observation-repeated",
        "The same is observed twice",
        "Send one observation for each indicator and observer, the one that holds now; to record"
            + " them, one for each indicator.");
  }
}
