package org.amaan.casework.evidence.transfer;

import org.amaan.platform.problem.Refusal;

/** Nobody signs for another. */
final class NotReceiver extends Refusal {
  NotReceiver() {
    super(
        403,
        "not-receiver",
        "The item is handed to somebody else",
        "Only the person whom the transfer names may do this; a supervisor there may refuse.");
  }
}
