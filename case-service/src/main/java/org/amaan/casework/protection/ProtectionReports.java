package org.amaan.casework.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.casework.api.model.FollowUp;
import org.amaan.casework.api.model.ProtectionReport;
import org.amaan.platform.identity.Caller;

/** The reports of referral-service, in the words of the contract. */
@ApplicationScoped
public class ProtectionReports {

  private final ReceiveProtectionReport take;

  ProtectionReports(ReceiveProtectionReport take) {
    this.take = take;
  }

  public void take(Caller caller, UUID caseId, UUID referralId, ProtectionReport said) {
    FollowUp plan = said.getFollowUp();
    take.run(
        caller,
        caseId,
        referralId,
        new ProtectionReferral.Report(
            said.getSequence(),
            said.getToldTo().getAgency(),
            said.getState().toString(),
            said.getReference(),
            said.getSubjectId(),
            said.getReceiver() == null ? null : said.getReceiver().getAgency(),
            said.getNeed().toString(),
            said.getServiceType() == null ? null : said.getServiceType().toString(),
            plan == null ? null : plan.getMonths(),
            plan == null ? null : plan.getIntervalMonths(),
            said.getOutcome() == null ? null : said.getOutcome().toString(),
            said.getDueAt(),
            said.getSubmittedAt(),
            said.getStateSince()));
  }
}
