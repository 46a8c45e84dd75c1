package org.amaan.casework.protection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.inbox.Inbox;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Takes what referral-service reports about a referral that was sent out of a case (role {@code
 * service}), whatever state the case is in. The newest sequence wins; an older or repeated report
 * changes nothing. Tells the custodian's inbox when the state has changed and it is who is told;
 * the alerts are referral-service's. Audited for the auditor only: who reads the case by a grant
 * does not learn of it. Refuses with {@link CaseNotFound} and {@link InAnotherCase}.
 */
@ApplicationScoped
class ReceiveProtectionReport {

  private final ProtectionRepository referrals;
  private final Audit audit;
  private final Inbox inbox;

  ReceiveProtectionReport(ProtectionRepository referrals, Audit audit, Inbox inbox) {
    this.referrals = referrals;
    this.audit = audit;
    this.inbox = inbox;
  }

  @Transactional
  public void run(Caller caller, UUID caseId, UUID referralId, ProtectionReferral.Report report) {
    caller.requireService("referral-service");
    CaseFile file = referrals.caseForReport(caseId).orElseThrow(CaseNotFound::new);
    Optional<ProtectionReferral> known = referrals.reported(referralId);
    String before = known.map(referral -> referral.report().state()).orElse("");
    if (known.isEmpty()) {
      referrals.add(new ProtectionReferral(referralId, caseId, report));
    } else if (!known.get().caseId().equals(caseId)) {
      throw new InAnotherCase();
    } else if (!known.get().take(report)) {
      return;
    }
    audit.record(
        caller,
        "case.protection-written",
        caseId,
        Map.of("referralId", referralId, "state", report.state()));
    if (!before.equals(report.state()) && report.toldTo().equals(file.custodian().agency())) {
      CaseEvent event = new CaseEvent.ProtectionChanged();
      inbox.record(event, file, file.custodian());
    }
  }
}
