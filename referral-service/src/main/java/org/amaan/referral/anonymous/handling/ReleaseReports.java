package org.amaan.referral.anonymous.handling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.anonymous.report.AnonymousReportRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Hands what was reported in hours that are over to its owners, all at once: writes the audit entry
 * and alerts the owner, in the transaction that makes it visible. Whatever in the database has an
 * order or a time of its own then tells of this moment, and not of the reporter's.
 */
@ApplicationScoped
class ReleaseReports {

  private final AnonymousReportRepository reports;
  private final ReportOutbox outbox;
  private final Audit audit;
  private final Vault vault;
  private final Clock clock;
  private final boolean atOnce;

  ReleaseReports(
      AnonymousReportRepository reports,
      ReportOutbox outbox,
      Audit audit,
      Vault vault,
      Clock clock,
      @ConfigProperty(name = "amaan.anonymous-reports.at-once", defaultValue = "false")
          boolean atOnce) {
    this.reports = reports;
    this.outbox = outbox;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
    this.atOnce = atOnce;
  }

  @Transactional
  void release() {
    vault.stockUpKeysWithoutTime();
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    Instant before = atOnce ? hour.plus(Duration.ofHours(1)) : hour;
    List<AnonymousReportRepository.Released> fresh = reports.releaseReports(before, hour);
    for (AnonymousReportRepository.Released report : fresh) {
      audit.record(
          Caller.anonymous(),
          "anonymous-report.submitted",
          report.id(),
          Map.of("owner", report.agency()));
      outbox.alert(report, "receive", hour);
    }
    for (AnonymousReportRepository.Released report : reports.releaseAdditions(before, hour)) {
      audit.record(
          Caller.anonymous(),
          "anonymous-report.added-to",
          report.id(),
          Map.of("owner", report.agency()));
      if (!fresh.contains(report)) {
        outbox.alert(report, "review", hour);
      }
    }
  }
}
