package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Releases a legal hold; a second release changes nothing. For the data protection officer of the
 * agency that placed it. Sends nothing. Refuses with {@link CaseNotFound} where the agency has
 * written nothing that is still there, a missing role (403), {@link LegalHoldNotFound}.
 */
@ApplicationScoped
class ReleaseLegalHold {

  private final OfficerOfWriter officers;
  private final LegalHoldRepository holds;
  private final Audit audit;
  private final Clock clock;

  ReleaseLegalHold(OfficerOfWriter officers, LegalHoldRepository holds, Audit audit, Clock clock) {
    this.officers = officers;
    this.holds = holds;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public LegalHold run(Caller caller, UUID caseId, UUID holdId) {
    officers.requireForChange(caller, caseId);
    LegalHold hold = holds.find(holdId, caseId, caller).orElseThrow(LegalHoldNotFound::new);
    if (hold.releasedAt() == null) {
      hold.release(clock.instant());
      audit.record(caller, "case.legal-hold-released-written", caseId, Map.of("holdId", hold.id()));
    }
    return hold;
  }
}
