package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** A chain has so many entries and no more. */
public final class TooManyEntries extends Refusal {
  TooManyEntries(int limit) {
    super(
        409,
        "too-many-entries",
        "The chain of the item takes no more entries",
        "A chain has at most "
            + limit
            + " entries. Record the item anew, with corrects: its chain goes on from there.");
    with("limit", limit);
  }
}
