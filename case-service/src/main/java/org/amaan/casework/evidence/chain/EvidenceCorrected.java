package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** What was corrected goes on as the newer item. */
public final class EvidenceCorrected extends Refusal {
  public EvidenceCorrected() {
    super(
        409,
        "evidence-corrected",
        "A newer item stands in its place",
        "Use the item that corrects this one.");
  }
}
