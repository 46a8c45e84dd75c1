package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/**
 * Refuses an erasure of what is under a legal hold. Called while the writing of the agency is
 * locked.
 */
@ApplicationScoped
public class LegalHoldCheck {

  private final LegalHoldRepository holds;

  LegalHoldCheck(LegalHoldRepository holds) {
    this.holds = holds;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void requireNone(UUID caseId, Caller officer) {
    if (!holds.inForce(caseId, officer).isEmpty()) {
      throw new UnderLegalHold();
    }
  }
}
