package org.amaan.casework.evidence.transfer;

import org.amaan.platform.problem.Refusal;

/** Whoever could not see the item could not countersign. */
final class ReceiverCannotSign extends Refusal {
  ReceiverCannotSign() {
    super(
        422,
        "receiver-cannot-sign",
        "The receiver cannot sign for this item",
        "Name another person of the custodian unit, of the unit that the case is offered to, or of an agency with a grant; what is kept to your agency stays in it.");
    at("body", "to", "cannot-sign", "Not a person who can see this item, or its holder.");
  }
}
