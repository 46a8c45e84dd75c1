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
 * Places a legal hold on what an agency wrote in a case. For its data protection officer. Known to
 * the agency alone; sends nothing. Refuses with {@link CaseNotFound} where the agency has written
 * nothing that is still there, a missing role (403), {@link LegalHoldExists} (409).
 */
@ApplicationScoped
class PlaceLegalHold {

  private final OfficerOfWriter officers;
  private final LegalHoldRepository holds;
  private final Audit audit;
  private final Clock clock;

  PlaceLegalHold(OfficerOfWriter officers, LegalHoldRepository holds, Audit audit, Clock clock) {
    this.officers = officers;
    this.holds = holds;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public LegalHold run(Caller caller, UUID caseId, String ground) {
    officers.requireForChange(caller, caseId);
    if (holds.inForce(caseId, caller).stream().anyMatch(one -> one.ground().equals(ground))) {
      throw new LegalHoldExists();
    }
    LegalHold hold = new LegalHold(caseId, caller.requireAgency(), ground, clock.instant());
    holds.add(hold);
    audit.record(
        caller,
        "case.legal-hold-placed-written",
        caseId,
        Map.of("holdId", hold.id(), "ground", ground));
    return hold;
  }
}
