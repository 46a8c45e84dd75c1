package org.amaan.casework.observation;

import java.util.UUID;
import org.amaan.platform.problem.Refusal;

/**
 * The agency has an observation of the indicator in this case, and this one does not correct it.
 */
final class ObservationExists extends Refusal {
  ObservationExists(int index, UUID existing) {
    super(
        409,
        "observation-exists",
        "Your agency has observed this here",
        "Name in corrects the one that stands, observationId.");
    with("observationId", existing);
    at(
        "body",
        "observations[" + index + "].indicator",
        "observation-exists",
        "Your agency has an observation of it here.");
  }
}
