package org.amaan.referral.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** The reports of case-service about custody; the newest of each case is kept. */
@ApplicationScoped
public class ReportedCustody {

  private final CustodyRepository reports;

  ReportedCustody(CustodyRepository reports) {
    this.reports = reports;
  }

  /**
   * @return false when a newer or the same report was here first
   */
  @Transactional(TxType.MANDATORY)
  public boolean keepNewest(CaseCustody reported) {
    return reports.keepNewest(reported);
  }

  @Transactional(TxType.MANDATORY)
  public Optional<CaseCustody> of(UUID caseId) {
    return reports.of(caseId);
  }

  /** No report about the case is taken in before this transaction ends. As the worker. */
  @Transactional(TxType.MANDATORY)
  public void hold(UUID caseId) {
    reports.hold(caseId);
  }

  /**
   * Whether the caller's unit held the case, at the last report, and it was not closed, and the
   * subject is one of the case.
   */
  @Transactional(TxType.MANDATORY)
  public boolean isHeldBy(Caller caller, UUID caseId, UUID subjectId) {
    return reports.isHeldBy(caller, caseId, subjectId);
  }
}
