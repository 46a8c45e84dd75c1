package org.amaan.platform.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.amaan.platform.identity.Caller;

/**
 * Takes what referral-service tells of a revocation. Twice, late or out of order changes nothing:
 * the latest second counts, and the highest sequence. Who: referral-service alone.
 */
@ApplicationScoped
public class TakeRevocation {

  private final RevocationRepository revocations;

  TakeRevocation(RevocationRepository revocations) {
    this.revocations = revocations;
  }

  @Transactional
  public void take(Caller caller, Revocation told) {
    caller.requireService("referral-service");
    revocations.merge(told);
  }
}
