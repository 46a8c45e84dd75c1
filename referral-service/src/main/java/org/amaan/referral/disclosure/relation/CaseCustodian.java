package org.amaan.referral.disclosure.relation;

import java.util.UUID;

/** Asks case-service who holds a case now. Never called inside a transaction. */
public interface CaseCustodian {

  /**
   * The custody of the case, at most about a second old.
   *
   * @throws CustodyUnconfirmed when case-service cannot be reached, refuses, or its answer cannot
   *     be understood
   */
  Custody of(UUID caseId);

  /**
   * The same, asked anew: for a command, which custody that ended a moment ago does not admit.
   *
   * @throws CustodyUnconfirmed likewise
   */
  Custody now(UUID caseId);
}
