package org.amaan.casework.casefile;

import org.amaan.platform.problem.Refusal;

/** The unit has the case already. */
final class OfferToCustodian extends Refusal {
  OfferToCustodian() {
    super(
        422,
        "handover-to-custodian",
        "This unit holds the case already",
        "Offer the case to another unit.");
    at("body", "to", "custodian", "The unit that holds the case.");
  }
}
