package org.amaan.referral.attachment;

import org.amaan.platform.problem.Refusal;

/** A referral takes so many files from each agency and no more. */
final class TooManyAttachments extends Refusal {
  TooManyAttachments(int limit) {
    super(
        409,
        "too-many-attachments",
        "The referral takes no more files from your agency",
        "A referral has at most " + limit + " files of each agency. Put several pages into one.");
    with("limit", limit);
  }
}
