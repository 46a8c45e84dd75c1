package org.amaan.casework.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.UUID;
import org.amaan.casework.api.model.CaseCustody;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.platform.identity.Caller;

/**
 * Who holds a case, for referral-service's decision about a reading. Kept nowhere: what committed
 * before it was asked is in the answer, and version, custodian and readers are of one moment.
 */
@ApplicationScoped
class CustodianQueries {

  private final ReportedCaseRepository cases;

  CustodianQueries(ReportedCaseRepository cases) {
    this.cases = cases;
  }

  @Transactional
  CaseCustody of(Caller caller, UUID caseId) {
    caller.requireService("referral-service");
    ReportedCaseRepository.Custody custody = cases.custodyOf(caseId).orElseThrow(CaseNotFound::new);
    return new CaseCustody(
        caseId,
        custody.version(),
        new UnitRef(custody.agency(), custody.unit()),
        CaseViews.readers(Arrays.asList(custody.readers())),
        custody.isClosed());
  }
}
