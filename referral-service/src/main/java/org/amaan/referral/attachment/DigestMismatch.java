package org.amaan.referral.attachment;

import org.amaan.platform.problem.Refusal;

/** What arrived is not what was sent. */
final class DigestMismatch extends Refusal {
  DigestMismatch() {
    super(
        422,
        "digest-mismatch",
        "The file did not arrive as it was sent",
        "The SHA-256 of what arrived is not that of Content-Digest. Nothing was kept; send it"
            + " again.");
  }
}
