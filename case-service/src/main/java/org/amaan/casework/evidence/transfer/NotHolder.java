package org.amaan.casework.evidence.transfer;

import org.amaan.platform.problem.Refusal;

/** Only who answers for an item gives it away. */
final class NotHolder extends Refusal {
  NotHolder() {
    super(
        403,
        "not-holder",
        "Somebody else holds this item",
        "Only the person who holds the item may do this.");
  }
}
