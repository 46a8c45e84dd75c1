package org.amaan.referral.attachment;

import org.amaan.platform.problem.Refusal;

/** Not there, or not for this caller to read for this purpose; which of them is not said. */
final class AttachmentNotFound extends Refusal {
  AttachmentNotFound() {
    super(
        404,
        "attachment-not-found",
        "No such file",
        "There is no file here, or it is withheld from you for this purpose; withheld in the list"
            + " of files says why.");
  }
}
