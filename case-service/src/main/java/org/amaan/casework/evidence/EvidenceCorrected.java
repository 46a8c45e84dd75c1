package org.amaan.casework.evidence;

import org.amaan.platform.problem.Refusal;

/** What was corrected goes on as the newer item. */
final class EvidenceCorrected extends Refusal {
  EvidenceCorrected() {
    super(
        409,
        "evidence-corrected",
        "A newer item stands in its place",
        "Use the item that corrects this one.");
  }
}
