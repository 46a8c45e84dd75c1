package org.amaan.casework.protection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.FollowUp;
import org.amaan.casework.api.model.ProtectionOutcome;
import org.amaan.casework.api.model.ProtectionState;
import org.amaan.casework.api.model.ServiceType;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.links.Links;
import org.amaan.knowledge.Need;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The help that was asked for out of a case, for the unit that holds it. */
@ApplicationScoped
public class ProtectionOfCase {

  private final ProtectionRepository referrals;
  private final Links links;

  ProtectionOfCase(ProtectionRepository referrals, Links links) {
    this.referrals = referrals;
    this.links = links;
  }

  public boolean isFor(Caller reader, CaseFile file) {
    return file.isHeldBy(reader.agency(), reader.unit());
  }

  /** Newest first; nothing to whoever does not hold the case. */
  public List<org.amaan.casework.api.model.ProtectionReferral> newest(
      Caller reader, CaseFile file, int limit) {
    return referrals.page(file.id(), reader, limit, null).stream().map(this::item).toList();
  }

  org.amaan.casework.api.model.ProtectionReferral item(ProtectionReferral referral) {
    ProtectionReferral.Report report = referral.report();
    org.amaan.casework.api.model.ProtectionReferral item =
        new org.amaan.casework.api.model.ProtectionReferral(
            referral.id(),
            report.reference(),
            ProtectionState.fromValue(report.state()),
            report.subjectId(),
            Need.of(report.need()),
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
