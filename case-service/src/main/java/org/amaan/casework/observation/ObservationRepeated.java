package org.amaan.casework.observation;

import org.amaan.platform.problem.Refusal;

final class ObservationRepeated extends Refusal {
  ObservationRepeated() {
    super(
        422,
        "observation-repeated",
        "The same is observed twice",
        "Send one observation for each indicator: the one that holds now.");
  }
}
