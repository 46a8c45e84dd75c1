package org.amaan.casework.casefile;

import java.util.List;
import org.amaan.platform.problem.Refusal;

/** An offer is answered once. */
final class HandoverEnded extends Refusal {
  HandoverEnded(HandoverStatus status) {
    super(
        409,
        "handover-ended",
        "The offer is no longer open",
        "This offer is " + status.value() + "; nothing can be done with it any more.");
    with("state", status.value());
    with("allowedMoves", List.of());
  }
}
