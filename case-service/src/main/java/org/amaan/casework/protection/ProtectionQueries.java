package org.amaan.casework.protection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.FollowUp;
import org.amaan.casework.api.model.Need;
import org.amaan.casework.api.model.ProtectionOutcome;
import org.amaan.casework.api.model.ProtectionPage;
import org.amaan.casework.api.model.ProtectionState;
import org.amaan.casework.api.model.ServiceType;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.CasesInScope;
import org.amaan.casework.casefile.Links;
import org.amaan.casework.casefile.NotCustodian;
import org.amaan.casework.casefile.Staff;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * The help that was asked for out of a case, in the words of the contract, also of a closed one.
 */
@ApplicationScoped
class ProtectionQueries {

  private final CasesInScope cases;
  private final ProtectionRepository referrals;
  private final Links links;

  ProtectionQueries(CasesInScope cases, ProtectionRepository referrals, Links links) {
    this.cases = cases;
    this.referrals = referrals;
    this.links = links;
  }

  @Transactional
  ProtectionPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    if (!file.isHeldBy(caller.agency(), caller.unit())) {
      throw new NotCustodian();
    }
    Staff.requireReader(caller);
    List<ProtectionReferral> found = referrals.page(caseId, caller, limit + 1, after);
    ProtectionPage page = new ProtectionPage(found.stream().limit(limit).map(this::item).toList());
    if (found.size() > limit) {
      ProtectionReferral last = found.get(limit - 1);
      page.setNext(new Keyset(last.report().submittedAt(), last.id()).encode());
    }
    return page;
  }

  private org.amaan.casework.api.model.ProtectionReferral item(ProtectionReferral referral) {
    ProtectionReferral.Report report = referral.report();
    org.amaan.casework.api.model.ProtectionReferral item =
        new org.amaan.casework.api.model.ProtectionReferral(
            referral.id(),
            report.reference(),
            ProtectionState.fromValue(report.state()),
            report.subjectId(),
            Need.fromValue(report.need()),
            report.submittedAt(),
            report.stateSince(),
            links.referral(referral.id()));
    item.setReceiver(report.receiver() == null ? null : new AgencyRef(report.receiver()));
    item.setServiceType(
        report.serviceType() == null ? null : ServiceType.fromValue(report.serviceType()));
    item.setFollowUp(followUp(report));
    item.setOutcome(
        report.outcome() == null ? null : ProtectionOutcome.fromValue(report.outcome()));
    item.setDueAt(report.dueAt());
    return item;
  }

  private static @Nullable FollowUp followUp(ProtectionReferral.Report report) {
    return report.months() == null || report.intervalMonths() == null
        ? null
        : new FollowUp(report.months(), report.intervalMonths());
  }
}
