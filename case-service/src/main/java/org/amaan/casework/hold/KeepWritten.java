package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Places and releases legal holds on what an agency wrote in a case. Who: its data protection
 * officer, also when the agency does not hold the case any more. Known to the agency alone; nothing
 * is sent. Refuses with {@link CaseNotFound} where the agency has nothing (any more), a missing
 * role (403), {@link LegalHoldExists} (409), {@link LegalHoldNotFound}.
 */
@ApplicationScoped
class KeepWritten {

  private static final int MOST = 200;

  private final CaseKeys keys;
  private final LegalHoldRepository holds;
  private final Audit audit;
  private final Clock clock;

  KeepWritten(CaseKeys keys, LegalHoldRepository holds, Audit audit, Clock clock) {
    this.keys = keys;
    this.holds = holds;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public LegalHold place(Caller caller, UUID caseId, String ground) {
    admit(caller, caseId);
    if (!keys.holdWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
    if (holds.standing(caseId, caller).stream().anyMatch(one -> one.ground().equals(ground))) {
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

  @Transactional
  public LegalHold release(Caller caller, UUID caseId, UUID holdId) {
    admit(caller, caseId);
    if (!keys.holdWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
    LegalHold hold = holds.find(holdId, caseId, caller).orElseThrow(LegalHoldNotFound::new);
    if (hold.releasedAt() == null) {
      hold.release(clock.instant());
      audit.record(caller, "case.legal-hold-released-written", caseId, Map.of("holdId", hold.id()));
    }
    return hold;
  }

  @Transactional
  public List<LegalHold> list(Caller caller, UUID caseId) {
    admit(caller, caseId);
    return holds.all(caseId, caller, MOST);
  }

  private void admit(Caller caller, UUID caseId) {
    if (caller.agency() == null || !keys.hasWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
    caller.requireAny(Role.DATA_PROTECTION_OFFICER);
  }
}
