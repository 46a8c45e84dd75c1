package org.amaan.referral.anonymous.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;

/**
 * Confirms that the owner has the report. Who: its owner, see {@link OwnedReports}. Nothing is
 * sent; whoever has the code may ask. Refuses: 404 another's, 403 role, 409 done already.
 */
@ApplicationScoped
class ReceiveReport {

  private final AnonymousReportRepository reports;
  private final OwnedReports owned;
  private final Audit audit;
  private final Clock clock;

  ReceiveReport(AnonymousReportRepository reports, OwnedReports owned, Audit audit, Clock clock) {
    this.reports = reports;
    this.owned = owned;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  AnonymousReport receive(Caller caller, UUID id) {
    AnonymousReport report = owned.hold(caller, id);
    report.receive(clock.instant());
    audit.record(caller, "anonymous-report.received", id, Map.of());
    reports.flush();
    return report;
  }
}
