package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** One handing over at a time. */
public final class TransferPending extends Refusal {
  TransferPending() {
    super(
        409,
        "transfer-pending",
        "The item is about to be handed over",
        "Its receiver answers first, or the giver takes the transfer back. A supervisor of the unit"
            + " that holds the case may take the item over.");
  }
}
