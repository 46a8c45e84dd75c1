package org.amaan.casework.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** Lists the legal holds of an agency in a case. For its data protection officer. */
@ApplicationScoped
class LegalHoldQueries {

  private static final int MOST = 200;

  private final OfficerOfWriter officers;
  private final LegalHoldRepository holds;

  LegalHoldQueries(OfficerOfWriter officers, LegalHoldRepository holds) {
    this.officers = officers;
    this.holds = holds;
  }

  @Transactional
  List<LegalHold> list(Caller caller, UUID caseId) {
    officers.require(caller, caseId);
    return holds.all(caseId, caller, MOST);
  }
}
