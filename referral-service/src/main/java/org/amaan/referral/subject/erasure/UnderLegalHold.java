package org.amaan.referral.subject.erasure;

import org.amaan.platform.problem.Refusal;

/** An authority has ordered that everything be kept. */
final class UnderLegalHold extends Refusal {
  UnderLegalHold() {
    super(
        409,
        "legal-hold",
        "A legal hold stands",
        "Nothing about the subject is erased while a legal hold stands, whoever placed it. One of"
            + " your own you release first, when the authority that asked for it agrees.");
  }
}
