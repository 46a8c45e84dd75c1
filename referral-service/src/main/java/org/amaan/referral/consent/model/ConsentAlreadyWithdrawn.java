package org.amaan.referral.consent.model;

import java.util.List;
import org.amaan.platform.problem.Refusal;

public final class ConsentAlreadyWithdrawn extends Refusal {
  public ConsentAlreadyWithdrawn() {
    super(
        409,
        "consent-already-withdrawn",
        "This consent has been withdrawn already",
        "Nothing is left to withdraw. If the subject agrees again, record a new consent.");
    with("allowedMoves", List.of());
  }
}
