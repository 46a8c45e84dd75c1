package org.amaan.casework.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.casework.api.model.CaseCustody;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.CaseViews;
import org.amaan.platform.identity.Caller;

/** Who holds a case, for referral-service's decision about a reading. */
@ApplicationScoped
class CustodianQueries {

  private final ReferralIntake cases;

  CustodianQueries(ReferralIntake cases) {
    this.cases = cases;
  }

  @Transactional
  CaseCustody of(Caller caller, UUID caseId) {
    caller.requireService("referral-service");
    CaseFile file = cases.byId(caseId).orElseThrow(CaseNotFound::new);
    return new CaseCustody(
        file.id(),
        file.custodyVersion(),
        CaseViews.unit(file.custodian()),
        CaseViews.readers(file),
        file.isClosed());
  }
}
