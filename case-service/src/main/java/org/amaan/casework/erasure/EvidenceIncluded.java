package org.amaan.casework.erasure;

import org.amaan.platform.problem.Refusal;

/** An erasure that includes evidence says so. */
final class EvidenceIncluded extends Refusal {
  EvidenceIncluded() {
    super(
        422,
        "evidence-included",
        "The case has evidence, which would be destroyed as well",
        "Nothing was erased. Ask who holds the case; then say that it may go.");
    at("body", "includesEvidence", "required", "true, if the evidence may be destroyed as well.");
  }
}
