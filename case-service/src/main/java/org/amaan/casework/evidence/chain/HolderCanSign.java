package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** An item is not taken from somebody who can hand it over. */
public final class HolderCanSign extends Refusal {
  HolderCanSign() {
    super(
        409,
        "holder-can-sign",
        "The holder can sign",
        "Ask the holder to hand the item over; then countersign. Where the holder cannot any more,"
            + " a supervisor takes it over.");
  }
}
