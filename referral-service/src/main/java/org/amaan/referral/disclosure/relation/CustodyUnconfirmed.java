package org.amaan.referral.disclosure.relation;

import org.amaan.platform.problem.Refusal;

/** Nothing is disclosed on custody that case-service has not confirmed. */
public final class CustodyUnconfirmed extends Refusal {
  public CustodyUnconfirmed() {
    super(
        503,
        "custody-unconfirmed",
        "Custody cannot be confirmed just now",
        "All of it is withheld: case-service must confirm that your unit still holds the case;"
            + " repeat the request in a moment.");
    with("retryAfterSeconds", 2);
  }
}
