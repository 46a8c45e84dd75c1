package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** Another unit has been asked and has not answered. */
public final class HandoverPending extends Refusal {
  HandoverPending() {
    super(
        409,
        "handover-pending",
        "A handover is pending",
        "Another unit has been offered this case. Wait for its answer, or cancel the offer first.");
  }
}
