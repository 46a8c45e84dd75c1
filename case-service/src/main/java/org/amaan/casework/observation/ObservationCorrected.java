package org.amaan.casework.observation;

import java.util.UUID;
import org.amaan.platform.problem.Refusal;

/** Another correction was faster, or this one names an older observation than the newest. */
final class ObservationCorrected extends Refusal {
  ObservationCorrected(int index, UUID newest) {
    super(
        409,
        "observation-corrected",
        "It has been corrected already",
        "Correct the one that stands now, observationId.");
    with("observationId", newest);
    at(
        "body",
        "observations[" + index + "].corrects",
        "observation-corrected",
        "A newer one stands in its place.");
  }
}
