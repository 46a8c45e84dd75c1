package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** Whether an agency may erase what it wrote in a case. Asked while its writing is held. */
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
