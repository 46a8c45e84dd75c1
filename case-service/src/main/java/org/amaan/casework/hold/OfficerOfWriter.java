package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Admits the data protection officer of an agency that has written in a case, also when the agency
 * does not hold the case any more. To everybody else there is no such case.
 */
@ApplicationScoped
class OfficerOfWriter {

  private final CaseKeys keys;

  OfficerOfWriter(CaseKeys keys) {
    this.keys = keys;
  }

  void require(Caller caller, UUID caseId) {
    if (caller.agency() == null || !keys.hasWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
    caller.requireAny(Role.DATA_PROTECTION_OFFICER);
  }

  /** The same, and nothing that the agency wrote is erased until the transaction ends. */
  void requireForChange(Caller caller, UUID caseId) {
    require(caller, caseId);
    if (!keys.holdWritten(caseId, caller)) {
      throw new CaseNotFound();
    }
  }
}
