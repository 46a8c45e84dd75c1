package org.amaan.casework.evidence.chain;

import org.amaan.platform.problem.Refusal;

/** No handing over of this item to a person has this id. */
final class TransferNotFound extends Refusal {
  TransferNotFound() {
    super(
        404,
        "transfer-not-found",
        "No such transfer",
        "This item has no such transfer to a person.");
  }
}
