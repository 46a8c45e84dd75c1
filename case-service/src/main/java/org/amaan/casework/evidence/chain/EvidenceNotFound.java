package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** There is none in this case, or its author's agency keeps it to itself. */
public final class EvidenceNotFound extends Refusal {
  public EvidenceNotFound() {
    super(
        404,
        "evidence-not-found",
        "No such evidence",
        "There is no such item in this case, or it is not visible to you.");
  }
}
