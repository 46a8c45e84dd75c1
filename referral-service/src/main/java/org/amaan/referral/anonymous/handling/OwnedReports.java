package org.amaan.referral.anonymous.handling;

import static org.amaan.platform.identity.Role.CASEWORKER;
import static org.amaan.platform.identity.Role.INVESTIGATOR;
import static org.amaan.platform.identity.Role.SUPERVISOR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.anonymous.report.AnonymousReport;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.amaan.referral.anonymous.report.ReportNotFound;

/**
 * Finds a report for its owner: {@code caseworker}, {@code investigator} or {@code supervisor} of
 * the agency, and of the unit when there is one. Refuses: 404 another's, 403 role.
 */
@ApplicationScoped
class OwnedReports {

  private final AnonymousReportRepository reports;

  OwnedReports(AnonymousReportRepository reports) {
    this.reports = reports;
  }

  AnonymousReport find(Caller caller, UUID id) {
    // Services among them, which the database does not let ask.
    if (caller.agency() == null) {
      throw new ReportNotFound();
    }
    AnonymousReport report = reports.ownedBy(caller, id);
    caller.requireAny(CASEWORKER, INVESTIGATOR, SUPERVISOR);
    return report;
  }

  /** The same, and nobody else changes it before this transaction ends. */
  AnonymousReport hold(Caller caller, UUID id) {
    AnonymousReport report = find(caller, id);
    reports.hold(report);
    return report;
  }
}
