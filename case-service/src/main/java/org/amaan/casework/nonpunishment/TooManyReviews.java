package org.amaan.casework.nonpunishment;

import org.amaan.platform.problem.Refusal;

/** Each review alerts a supervisor, a coordinator and prosecutions; a person has only so many. */
final class TooManyReviews extends Refusal {

  static final int LIMIT = 20;

  TooManyReviews() {
    super(
        409,
        "too-many-non-punishment-reviews",
        "There were too many reviews about this person",
        "Enter the person anew if it is somebody else.");
    with("limit", LIMIT);
  }
}
