package org.amaan.casework.custody;

import org.amaan.platform.problem.Refusal;

/** The handover does not exist, or the caller may not know about it. */
final class HandoverNotFound extends Refusal {
  HandoverNotFound() {
    super(
        404,
        "handover-not-found",
        "No such handover",
        "There is no such handover, or it is not visible to you.");
  }
}
