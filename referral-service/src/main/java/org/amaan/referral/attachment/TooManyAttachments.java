package org.amaan.referral.attachment;

import org.amaan.platform.problem.Refusal;

/** A referral takes so many files and no more. */
final class TooManyAttachments extends Refusal {
  TooManyAttachments(int limit) {
    super(
        409,
        "too-many-attachments",
        "The referral takes no more files",
        "A referral has at most " + limit + " files. Put several pages into one.");
    with("limit", limit);
  }
}
