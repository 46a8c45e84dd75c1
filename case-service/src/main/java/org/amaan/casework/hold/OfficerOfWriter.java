package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Admits the data protection officer of an agency that has written in a case, also when the agency
 * does not hold the case any more. Whoever else reads the case lacks the role; to everybody else
 * there is no such case, whether or not their agency has written in it.
 */
@ApplicationScoped
class OfficerOfWriter {

  private final CasesInScope cases;
  private final CaseKeys keys;

  OfficerOfWriter(CasesInScope cases, CaseKeys keys) {
    this.cases = cases;
    this.keys = keys;
  }

  void require(Caller caller, UUID caseId) {
    if (!caller.has(Role.DATA_PROTECTION_OFFICER)) {
      if (cases.find(caseId, caller).isEmpty()) {
        throw new CaseNotFound();
      }
      caller.requireAny(Role.DATA_PROTECTION_OFFICER);
    }
    if (caller.agency() == null || !keys.hasWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
  }

  /** The same, and nothing that the agency wrote is erased until the transaction ends. */
  void requireForChange(Caller caller, UUID caseId) {
    require(caller, caseId);
    if (!keys.holdWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
  }
}
