package org.amaan.casework.evidence.recording;

import org.amaan.platform.problem.Refusal;

/** A case takes so many items and no more. */
final class TooMuchEvidence extends Refusal {
  TooMuchEvidence(int limit) {
    super(
        409,
        "too-much-evidence",
        "The case takes no more items",
        "A case has at most " + limit + " items. Record what belongs together as one.");
    with("limit", limit);
  }
}
