package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.disclosure.decision.Emergency;
import org.amaan.referral.disclosure.decision.EmergencyAccesses;

/** Says what a person has opened, for the decision about disclosure. */
@ApplicationScoped
class AccessesInForce implements EmergencyAccesses {

  private final EmergencyAccessRepository accesses;

  AccessesInForce(EmergencyAccessRepository accesses) {
    this.accesses = accesses;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public List<Emergency> of(Caller caller, UUID subjectId, Instant at) {
    if (caller.agency() == null || caller.person() == null) {
      return List.of();
    }
    return accesses.inForce(caller, subjectId, at).stream().map(EmergencyAccess::reading).toList();
  }
}
